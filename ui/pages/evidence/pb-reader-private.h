/* pb-reader-private.h: what the parts of the reader share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page-cache.h"
#include "pb-page-find.h"
#include "pb-page-view.h"
#include "pb-reader.h"
#include "pb-text-pane.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum { PB_READER_FIT_NONE, PB_READER_FIT_WIDTH, PB_READER_FIT_PAGE } PbReaderFit;

struct _PbReader {
  GtkWidget parent_instance;

  GtkWidget *assert_button;
  GtkWidget *box;
  GtkToggleButton *both_toggle;
  GtkLabel *find_count;
  GtkWidget *find_entry;
  GtkSearchBar *find_bar;
  GtkToggleButton *fit_page_toggle;
  GtkToggleButton *fit_width_toggle;
  GtkWidget *mode_box;
  GtkEditable *page_entry;
  GtkLabel *page_label;
  GtkScrolledWindow *page_scroller;
  PbPageView *page_view;
  GtkPaned *paned;
  GtkStack *picture_stack;
  GtkToggleButton *picture_toggle;
  AdwStatusPage *problem_page;
  GtkWidget *retry_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  PbTextPane *text_pane;
  GtkWidget *text_scroller;
  GtkToggleButton *text_toggle;
  GtkWidget *toolbar;
  GtkWidget *zoom_button;
  GtkLabel *zoom_label;

  PbCase *document;    /* (owned) (nullable) */
  GSettings *settings; /* (owned) */
  PbPageCache *cache;  /* (owned) (nullable) */
  PbPageFind *find;    /* (owned) (nullable) */

  /* the exhibit that is open */
  PbItem *exhibit;  /* (owned) (nullable) */
  GPtrArray *pages; /* (owned) (nullable) (element-type PbPageInfo) */
  gboolean is_photograph;
  gboolean is_revealed;      /* was marked distressing and opened all the same */
  GCancellable *cancellable; /* (owned) (nullable): of all that is asked for it */

  /* the page that is shown */
  guint page;                     /* from 1; 0: none */
  PbPageText *text;               /* (owned) (nullable) */
  GCancellable *text_cancellable; /* (owned) (nullable) */
  GPtrArray *items;               /* (owned) (nullable) (element-type PbItem) */
  char *mark;                     /* (owned) (nullable): chosen */
  gboolean is_mark_pending;       /* to be scrolled to when its place is known */

  char *mode; /* (owned): "picture", "text", "both" */
  PbReaderFit fit;
  double zoom; /* pixels per unit, when nothing is fitted */
  guint turn;
  guint draw_timeout;
  guint resize_idle;
  guint scroll_tick;
  guint scroll_frames; /* frames until the layout is settled */
  gboolean scroll_to_hit;
  gboolean is_syncing; /* the selection goes from one pane to the other */
  int hit;             /* index of the current one; -1: none */
};

/* pb-reader.c */
void pb_reader_cancel (GCancellable **cancellable);
void pb_reader_retry (PbReader *self);

/* pb-reader-page.c */
void pb_reader_install_page_actions (GtkWidgetClass *class);
const PbPageInfo *pb_reader_get_info (PbReader *self, guint page);
/* pb_reader_enter_page: goes where the entry of the toolbar says, by label or by number. */
void pb_reader_enter_page (PbReader *self);
void pb_reader_go_to_page (PbReader *self, guint page);
/* pb_reader_set_text: @text (transfer full) (nullable). */
void pb_reader_set_text (PbReader *self, PbPageText *text);

/* pb-reader-select.c */
void pb_reader_install_selection_actions (GtkWidgetClass *class);
void pb_reader_init_selection (PbReader *self);
void pb_reader_update_assert (PbReader *self);

/* pb-reader-view.c: zoom, turn, drawing, marks, scrolling. */
void pb_reader_install_view_actions (GtkWidgetClass *class);
void pb_reader_init_view (PbReader *self);
void pb_reader_attach_cache (PbReader *self);
void pb_reader_update_view (PbReader *self);
void pb_reader_draw_page (PbReader *self);
void pb_reader_refresh_marks (PbReader *self);
/* pb_reader_queue_scroll: to the chosen mark, or to the current hit, once the layout is there. */
void pb_reader_queue_scroll (PbReader *self, gboolean to_hit);
void pb_reader_update_mode (PbReader *self);
/* pb_reader_zoom_by: times @factor, away from any fit. */
void pb_reader_zoom_by (PbReader *self, double factor);

/* pb-reader-find.c */
void pb_reader_install_find_actions (GtkWidgetClass *class);
void pb_reader_init_find (PbReader *self);
void pb_reader_attach_find (PbReader *self);
void pb_reader_reset_find (PbReader *self);

/* pb-reader-problem.c: what is said where a page cannot be shown. */
const char *pb_reader_describe_problem (const GError *error, const char **out_advice);
void pb_reader_show_no_pages (PbReader *self);
void pb_reader_show_problem (PbReader *self, const GError *error);

G_END_DECLS
