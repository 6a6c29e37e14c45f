/* pb-start-page.c: see pb-start-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-start-page"

#include "config.h"

#include "pb-review-list.h"
#include "pb-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PbStartPage {
  PbPage parent_instance;

  GSettings *settings; /* (owned) */

  GtkToggleButton *investigator_button;
  GtkLabel *heading;
  GtkToggleButton *lawyer_button;
  PbReviewList *list;
  GtkToggleButton *prosecutor_button;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (PbStartPage, pb_start_page, PB_TYPE_PAGE)

/* Whose list shows which sections of the review. */
static const struct {
  const char *role;
  const char *sections[3];
} jobs[] = {
    {"prosecutor", {"prosecutor"}},
    {"lawyer", {"lawyer", "clocks"}},
    {"investigator", {"investigator"}},
};

static guint
find_job (PbStartPage *self)
{
  g_autofree char *role = g_settings_get_string (self->settings, "role");

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_str_equal (jobs[i].role, role))
      return i;
  return 0;
}

/* A case that holds neither a file nor a person has nothing that could be open. */
static gboolean
is_empty (PbReview *review)
{
  PbSnapshot *snapshot = review->analysis->snapshot;

  return snapshot->exhibits->len == 0 && snapshot->parties->len == 0 && snapshot->counts->len == 0;
}

/* The heading is the section's own: it has the word for the prosecutor in that country. */
static void
show_heading (PbStartPage *self, PbReview *review, const char *id)
{
  for (guint i = 0; i < review->sections->len; i++) {
    PbReviewSection *section = g_ptr_array_index (review->sections, i);

    if (g_str_equal (section->id, id))
      gtk_label_set_label (self->heading, section->title);
  }
}

static void
rebuild (PbStartPage *self)
{
  PbReview *review = pb_case_get_review (pb_page_get_case (PB_PAGE (self)));
  guint job = find_job (self);

  if (review == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "waiting");
    return;
  }
  if (is_empty (review)) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  show_heading (self, review, jobs[job].sections[0]);
  pb_review_list_show_sections (self->list, review, jobs[job].sections);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
on_role_changed (PbStartPage *self)
{
  GtkToggleButton *const buttons[]
      = {self->prosecutor_button, self->lawyer_button, self->investigator_button};

  gtk_toggle_button_set_active (buttons[find_job (self)], TRUE);
  rebuild (self);
}

static void
on_role_toggled (PbStartPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  g_settings_set_string (self->settings, "role",
                         button == self->lawyer_button         ? "lawyer"
                         : button == self->investigator_button ? "investigator"
                                                               : "prosecutor");
}

static void
on_chosen (PbStartPage *self, PbReviewEntry *entry)
{
  GtkWidget *box;

  if (entry == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = pb_detail_box_new ();
  pb_review_list_fill_detail (PB_DETAIL_BOX (box), entry);
  if (pb_review_entry_get_lead (entry) != NULL)
    pb_detail_box_add_action (PB_DETAIL_BOX (box), C_ ("start", "Go to where this is worked on"), "win.open",
                              pb_review_entry_get_lead (entry));
  pb_detail_box_show (PB_DETAIL_BOX (box), PB_PAGE (self));
}

static void
pb_start_page_review (PbPage *page)
{
  rebuild (PB_START_PAGE (page));
}

static void
pb_start_page_constructed (GObject *object)
{
  PbStartPage *self = PB_START_PAGE (object);

  G_OBJECT_CLASS (pb_start_page_parent_class)->constructed (object);
  on_role_changed (self);
}

static void
pb_start_page_dispose (GObject *object)
{
  PbStartPage *self = PB_START_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_START_PAGE);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_start_page_parent_class)->dispose (object);
}

static void
pb_start_page_class_init (PbStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = pb_start_page_constructed;
  G_OBJECT_CLASS (class)->dispose = pb_start_page_dispose;
  PB_PAGE_CLASS (class)->review = pb_start_page_review;

  g_type_ensure (PB_TYPE_REVIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/start/pb-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, heading);
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, investigator_button);
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, lawyer_button);
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, list);
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, prosecutor_button);
  gtk_widget_class_bind_template_child (widget_class, PbStartPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_role_toggled);
}

static void
pb_start_page_init (PbStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("io.github.probata.Probata");
  g_signal_connect_object (self->settings, "changed::role", G_CALLBACK (on_role_changed), self,
                           G_CONNECT_SWAPPED);
}
