/* pb-import-plan.h: which of the paths a person names are forms and which are exhibits. Reads names and
 * forms, writes nothing.
 *
 * In a folder, NAME.csv is a form when NAME is one ("exhibits.csv"); a file that exhibits.csv names is that
 * exhibit; every other file is an exhibit of its own, except README files and hidden ones. Subfolders are
 * walked, forms are looked for in the top folder only. Links that lie in a folder are not followed (they may
 * lead to what is private here): only where exhibits.csv names one, and then inside the folder only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-form.h"

G_BEGIN_DECLS

/* A folder of more files is no case of ours but a disk. */
#define PB_IMPORT_MAX_FILES 200000u
/* Folders inside folders: a loop of mounts must end. */
#define PB_IMPORT_MAX_DEPTH 32u

typedef struct {
  char *path; /* (owned) */
  char *name; /* (owned): as the user typed it, for messages */
} PbImportFile;

typedef struct {
  PbFormSet *forms; /* (owned) */
  guint n_forms;
  GPtrArray *files; /* (owned) (element-type PbImportFile): exhibits of their own */
  GPtrArray
      *left_out; /* (owned) (element-type PbImportFile): links, pipes, devices in a folder: never opened */
  GPtrArray *folders; /* (owned) (element-type PbImportFile): where the files that exhibits.csv names lie: one
                         folder per form */
} PbImportPlan;

/* pb_import_plan_new:
 * Errors: NOT_FOUND, INVALID, TOO_LARGE, READ_ONLY naming the path; a CSV that cannot be a table names its
 * line.
 */
PbImportPlan *pb_import_plan_new (const char *const *paths, GError **error);
void pb_import_plan_free (PbImportPlan *self);
/* pb_import_plan_check: after every file of exhibits.csv was claimed: a table left over beside forms is most
 * likely a form mistyped: INVALID. */
gboolean pb_import_plan_check (PbImportPlan *self, GError **error);
/* pb_import_plan_claim: @relative of exhibits.csv in @form is no exhibit of its own. Returns: (transfer full)
 * (nullable): its path; NULL with INVALID when it leaves the folder ("../x", an absolute path, a link to
 * elsewhere). */
PbImportFile *pb_import_plan_claim (PbImportPlan *self, const char *form, const char *relative,
                                    GError **error);

void pb_import_file_free (PbImportFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportPlan, pb_import_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportFile, pb_import_file_free)

G_END_DECLS
