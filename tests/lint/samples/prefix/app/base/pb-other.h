#pragma once

typedef enum { PB_MOON_FULL } PbMoon;
