/* pb-intake-limits.h: how much one document may cost, for both sides of the wall. Each with its reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* A file of the case is at most this: it is held in memory once while it is read and stored. */
#define PB_INTAKE_MAX_DOCUMENT (1024u * 1024 * 1024)
/* More than anybody handles as one file; keeps page trees that claim a million pages from being walked. */
#define PB_INTAKE_MAX_PAGES 20000u
/* All text of one document: 30,000 full pages. */
#define PB_INTAKE_MAX_TEXT (64u * 1024 * 1024)
/* Labels, camera names, dates: what fits a line on the screen. */
#define PB_INTAKE_MAX_STRING 400u
/* 35 m: no sheet is longer; keeps 1/1000 points within 31 bits. */
#define PB_INTAKE_MAX_PAGE_POINTS 100000u
/* How far a box may stick out of its page (points): rounding only, the reader clips. */
#define PB_INTAKE_BOX_MARGIN 1u
/* 128 MiB of pixels: a full 24-megapixel photograph, an A0 plan at 100 dpi. */
#define PB_INTAKE_MAX_PICTURE_PIXELS (32u * 1024 * 1024)
#define PB_INTAKE_MAX_PICTURE_SIDE 32767u /* cairo's own limit */
/* Looked at before decoding; 4 bytes each must fit the reader's address space. */
#define PB_INTAKE_MAX_IMAGE_PIXELS (150u * 1000 * 1000)
/* Twice the largest picture; text with boxes takes some six bytes per byte of text. */
#define PB_INTAKE_MAX_REPLY (256u * 1024 * 1024)
