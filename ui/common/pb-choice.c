/* pb-choice.c: see pb-choice.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-choice"

#include "config.h"

#include "pb-choice.h"

struct _PbChoice {
  GObject parent_instance;

  char *value; /* (owned) */
  char *words; /* (owned) */
  char *group; /* (owned) (nullable) */
};

enum { PROP_GROUP = 1, PROP_HAS_GROUP, PROP_TEXT, PROP_WORDS, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbChoice, pb_choice, G_TYPE_OBJECT)

static void
pb_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbChoice *self = PB_CHOICE (object);

  switch (id) {
  case PROP_GROUP:
    g_value_set_string (value, self->group);
    break;
  case PROP_HAS_GROUP:
    g_value_set_boolean (value, self->group != NULL);
    break;
  case PROP_TEXT:
    g_value_take_string (value, self->group != NULL ? g_strdup_printf ("%s\n%s", self->words, self->group)
                                                    : g_strdup (self->words));
    break;
  case PROP_WORDS:
    g_value_set_string (value, self->words);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pb_choice_finalize (GObject *object)
{
  PbChoice *self = PB_CHOICE (object);

  g_free (self->value);
  g_free (self->words);
  g_free (self->group);
  G_OBJECT_CLASS (pb_choice_parent_class)->finalize (object);
}

static void
pb_choice_class_init (PbChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pb_choice_finalize;
  object_class->get_property = pb_choice_get_property;
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  properties[PROP_HAS_GROUP] = g_param_spec_boolean ("has-group", NULL, NULL, FALSE, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_choice_init (PbChoice *self)
{
}

PbChoice *
pb_choice_new (const char *value, const char *words, const char *group)
{
  PbChoice *self;

  g_return_val_if_fail (value != NULL && words != NULL, NULL);

  self = g_object_new (PB_TYPE_CHOICE, NULL);
  self->value = g_strdup (value);
  self->words = g_strdup (words);
  self->group = g_strdup (group);
  return self;
}

const char *
pb_choice_get_value (PbChoice *self)
{
  g_return_val_if_fail (PB_IS_CHOICE (self), NULL);

  return self->value;
}

const char *
pb_choice_get_words (PbChoice *self)
{
  g_return_val_if_fail (PB_IS_CHOICE (self), NULL);

  return self->words;
}

gboolean
pb_choice_is_equal (PbChoice *a, PbChoice *b)
{
  g_return_val_if_fail (PB_IS_CHOICE (a) && PB_IS_CHOICE (b), FALSE);

  return g_str_equal (a->value, b->value) && g_str_equal (a->words, b->words)
         && g_strcmp0 (a->group, b->group) == 0;
}
