/* pb-record-picker.h: one record of a kind, found by typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @id and @title: NULL: none. */
typedef void (*PbRecordPicked) (GObject *owner, const char *id, const char *title);

/* pb_record_picker_present: a window over @parent; @picked is called at most once, and not after @owner is
 * gone. @may_be_none: "None" is offered. */
void pb_record_picker_present (GtkWindow *parent, PbCase *document, PbKind kind, gboolean may_be_none,
                               GObject *owner, PbRecordPicked picked);

G_END_DECLS
