/* pb-law-load.h: packs from files. Where they are looked for: pb-law-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

G_BEGIN_DECLS

/* pb_law_load:
 * The pack of that id ("thailand").
 * @out_path: (out) (transfer full) (optional): the file it came from, to be told to the user.
 * Errors: PB_ERROR_NOT_FOUND naming the folders looked into; those of reading and pb_law_parse(). A user's
 * own pack that is broken is an error, never passed over in silence.
 */
PbLawPack *pb_law_load (const char *id, char **out_path, GError **error);

/* pb_law_load_file: one file, whatever its name. */
PbLawPack *pb_law_load_file (const char *path, GError **error);

/* pb_law_load_directory: all packs of a folder, by file name; the first bad one is an error. (transfer full)
 * (element-type PbLawPack) */
GPtrArray *pb_law_load_directory (const char *path, GError **error);

G_END_DECLS
