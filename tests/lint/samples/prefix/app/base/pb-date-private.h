#pragma once

typedef enum { PB_ERA_COMMON } PbEra;
