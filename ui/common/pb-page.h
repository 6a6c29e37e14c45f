/* pb-page.h: one page of a case: what the window asks of each, and what each may ask of the window.
 *
 * A page knows its case and nothing of the window: it goes places by actions (win.go, win.open, win.inspect,
 * win.add, win.edit, win.delete) and shows what stands behind a choice that is no record by "detail".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PAGE (pb_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbPage, pb_page, PB, PAGE, GtkWidget)

/* Property "case" (construct only). Signal "detail" (const char *title, GtkWidget *content): what the pane on
 * the right is to show. A subclass has one child, laid out over the whole page. */
struct _PbPageClass {
  GtkWidgetClass parent_class;

  /* show: choose this record, and scroll to it; kinds the page has no row for are shown by what they belong
   * to. May be called before lists are loaded. */
  void (*show) (PbPage *self, PbKind kind, const char *id);
  /* search: put the cursor into the page's own search entry; FALSE: it has none. */
  gboolean (*search) (PbPage *self);
  /* review: there is a new review to show, or none yet. A page that is hidden is asked when it is shown
   * again: what it took from the review before has to be copies. Also asked once when the page is made. */
  void (*review) (PbPage *self);
};

PbCase *pb_page_get_case (PbPage *self); /* (transfer none) */
void pb_page_show (PbPage *self, PbKind kind, const char *id);
gboolean pb_page_search (PbPage *self);

/* pb_page_inspect: the pane on the right follows the choice; no step in the history. */
void pb_page_inspect (PbPage *self, PbKind kind, const char *id);
/* pb_page_open: goes to where @kind/@id is worked with: a passage opens its page in the reader. @widget: any
 * inside the window. */
void pb_page_open (GtkWidget *widget, PbKind kind, const char *id);
/* pb_page_tell_detail: @content: floating or (transfer none). */
void pb_page_tell_detail (PbPage *self, const char *title, GtkWidget *content);

G_END_DECLS
