/* pb-intake.c: see pb-intake.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake"

#include "config.h"

#include "pb-error.h"
#include "pb-intake-process.h"
#include "pb-intake-reply.h"
#include "pb-intake.h"
#include "pb-program.h"

#include <math.h>

#define PROGRAM "probata-intake"

struct _PbIntake {
  GObject parent_instance;

  char *program;
  guint wall_seconds;
};

G_DEFINE_FINAL_TYPE (PbIntake, pb_intake, G_TYPE_OBJECT)

static GBytes *
ask (PbIntake *self, PbDocument *document, PbIntakeRequest *request, GCancellable *cancellable,
     GError **error)
{
  request->kind = pb_document_get_kind (document);
  if (request->kind == PB_INTAKE_KIND_NONE) {
    g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED, "Files of the type %s cannot be read",
                 pb_document_get_media_type (document));
    return NULL;
  }
  return pb_intake_process_run (self->program, request, document, self->wall_seconds, cancellable, error);
}

static PbIntakePicture *
ask_picture (PbIntake *self, PbDocument *document, PbIntakeRequest *request, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) reply = NULL;

  if (pb_document_get_kind (document) == PB_INTAKE_KIND_TEXT) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_UNSUPPORTED, "Plain text has no pages to draw");
    return NULL;
  }
  reply = ask (self, document, request, cancellable, error);
  return reply != NULL ? pb_intake_reply_parse_picture (reply, error) : NULL;
}

static void
pb_intake_finalize (GObject *object)
{
  PbIntake *self = PB_INTAKE (object);

  g_free (self->program);

  G_OBJECT_CLASS (pb_intake_parent_class)->finalize (object);
}

static void
pb_intake_class_init (PbIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_intake_finalize;
}

static void
pb_intake_init (PbIntake *self)
{
  self->wall_seconds = PB_INTAKE_WALL_SECONDS;
}

PbIntake *
pb_intake_new (const char *worker_path)
{
  PbIntake *self = g_object_new (PB_TYPE_INTAKE, NULL);

  self->program = worker_path != NULL ? g_strdup (worker_path)
                                      : pb_program_find (PROGRAM, "app/intake", "PROBATA_INTAKE");
  return self;
}

void
pb_intake_set_wall_limit (PbIntake *self, guint seconds)
{
  g_return_if_fail (PB_IS_INTAKE (self));
  g_return_if_fail (seconds > 0);
  self->wall_seconds = seconds;
}

PbIntakeResult *
pb_intake_read (PbIntake *self, PbDocument *document, GCancellable *cancellable, GError **error)
{
  PbIntakeRequest request = {.op = PB_INTAKE_OP_READ};
  g_autoptr (GBytes) reply = NULL;

  g_return_val_if_fail (PB_IS_INTAKE (self), NULL);
  g_return_val_if_fail (PB_IS_DOCUMENT (document), NULL);

  reply = ask (self, document, &request, cancellable, error);
  return reply != NULL ? pb_intake_reply_parse_result (reply, error) : NULL;
}

PbIntakePicture *
pb_intake_render_page (PbIntake *self, PbDocument *document, guint page, double scale,
                       GCancellable *cancellable, GError **error)
{
  PbIntakeRequest request = {.op = PB_INTAKE_OP_PICTURE, .page = page};

  g_return_val_if_fail (PB_IS_INTAKE (self), NULL);
  g_return_val_if_fail (PB_IS_DOCUMENT (document), NULL);

  if (page >= PB_INTAKE_MAX_PAGES) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND, "The document has no such page");
    return NULL;
  }
  if (!(scale >= 0.001 && scale <= PB_INTAKE_MAX_PICTURE_SIDE)) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "The page cannot be drawn at that scale");
    return NULL;
  }
  request.scale = (guint32) lround (scale * 1000);
  return ask_picture (self, document, &request, cancellable, error);
}

PbIntakePicture *
pb_intake_render_thumbnail (PbIntake *self, PbDocument *document, guint max_side, GCancellable *cancellable,
                            GError **error)
{
  PbIntakeRequest request = {.op = PB_INTAKE_OP_PICTURE, .max_side = max_side};

  g_return_val_if_fail (PB_IS_INTAKE (self), NULL);
  g_return_val_if_fail (PB_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (max_side > 0 && max_side <= PB_INTAKE_MAX_PICTURE_SIDE, NULL);

  return ask_picture (self, document, &request, cancellable, error);
}

void
pb_intake_picture_free (PbIntakePicture *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pixels);
  g_free (self);
}
