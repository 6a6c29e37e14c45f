/* liar.c: a reader that has been taken over. What it does is the first word of the document it is given.
 *
 * Starts from a true reply of one page ("page text", one box) and spoils one thing. Links nothing of the main
 * process's half but the protocol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "liar"

#include "config.h"

#include "pb-intake-protocol.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define QUIET_NAN 0x7fc00000u

extern char **environ;

/* One true reply, number by number, so that each can be another. */
typedef struct {
  guint32 magic, version, total, status, op, place;
  guint32 pixel_width, pixel_height, orientation;
  const char *facts[PB_INTAKE_N_FACTS];
  guint32 n_pages, width, height;
  const char *label, *text;
  gsize text_length;
  guint32 stated_text_length; /* 0: the true one */
  guint32 n_runs, start, end, x, box_width, y, box_height;
  guint32 warnings, end_magic;
  guint n_rubbish; /* bytes behind the end */
} Reply;

static const Reply truth = {
    .magic = PB_INTAKE_MAGIC_REPLY,
    .version = PB_INTAKE_PROTOCOL_VERSION,
    .op = PB_INTAKE_OP_READ,
    .facts = {"", "", "", "", "13.756389", "100.500000"},
    .n_pages = 1,
    .width = 595000,
    .height = 842000,
    .label = "1",
    .text = "page text",
    .text_length = 9,
    .n_runs = 1,
    .start = 0,
    .end = 4,
    .x = 10000,
    .box_width = 20000,
    .y = 10000,
    .box_height = 12000,
    .end_magic = PB_INTAKE_MAGIC_END,
};

static void
put_text (GByteArray *message, const Reply *reply)
{
  guint at = message->len;

  pb_intake_protocol_put_string (message, reply->text, reply->text_length);
  if (reply->stated_text_length != 0) {
    guint32 stated = GUINT32_TO_LE (reply->stated_text_length);

    memcpy (message->data + at, &stated, sizeof stated);
  }
}

static void
send_bytes (const GByteArray *message)
{
  if (pwrite (PB_INTAKE_FD_REPLY, message->data, message->len, 0) != (gssize) message->len)
    _exit (1);
}

static void
send_reply (const Reply *reply)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  const guint32 head[] = {reply->magic, reply->version,     reply->total,        reply->status,     reply->op,
                          reply->place, reply->pixel_width, reply->pixel_height, reply->orientation};
  const guint32 run[] = {reply->start, reply->end, reply->x, reply->box_width, reply->y, reply->box_height};
  guint32 total;

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    pb_intake_protocol_put_u32 (message, head[i]);
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++)
    pb_intake_protocol_put_string (message, reply->facts[i], strlen (reply->facts[i]));
  pb_intake_protocol_put_u32 (message, reply->n_pages);
  pb_intake_protocol_put_u32 (message, reply->width);
  pb_intake_protocol_put_u32 (message, reply->height);
  pb_intake_protocol_put_string (message, reply->label, strlen (reply->label));
  put_text (message, reply);
  pb_intake_protocol_put_u32 (message, reply->n_runs);
  for (guint i = 0; i < G_N_ELEMENTS (run); i++)
    pb_intake_protocol_put_u32 (message, run[i]);
  pb_intake_protocol_put_u32 (message, reply->warnings);
  pb_intake_protocol_put_u32 (message, reply->end_magic);
  for (guint i = 0; i < reply->n_rubbish; i++)
    g_byte_array_append (message, (const guint8 *) "x", 1);
  total = GUINT32_TO_LE (reply->total != 0 ? reply->total : message->len);
  memcpy (message->data + 2 * sizeof total, &total, sizeof total);
  send_bytes (message);
}

static void
send_picture (guint32 width, guint32 height, guint32 stride, guint32 n_bytes)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  const guint32 head[] = {PB_INTAKE_MAGIC_REPLY,
                          PB_INTAKE_PROTOCOL_VERSION,
                          PB_INTAKE_PICTURE_OFFSET + n_bytes,
                          0,
                          PB_INTAKE_OP_PICTURE,
                          0,
                          width,
                          height,
                          stride,
                          0,
                          0,
                          0,
                          0,
                          0};

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    pb_intake_protocol_put_u32 (message, head[i]);
  send_bytes (message);
}

/* The word in front of ":" says which number, what follows is its value. */
static gboolean
spoil_number (Reply *reply, const char *name, guint32 value)
{
  const struct {
    const char *name;
    guint32 *number;
  } numbers[] = {
      {"magic", &reply->magic},
      {"version", &reply->version},
      {"total", &reply->total},
      {"status", &reply->status},
      {"op", &reply->op},
      {"place", &reply->place},
      {"pixel-width", &reply->pixel_width},
      {"pixel-height", &reply->pixel_height},
      {"orientation", &reply->orientation},
      {"n-pages", &reply->n_pages},
      {"width", &reply->width},
      {"height", &reply->height},
      {"text-length", &reply->stated_text_length},
      {"n-runs", &reply->n_runs},
      {"start", &reply->start},
      {"end", &reply->end},
      {"x", &reply->x},
      {"box-width", &reply->box_width},
      {"y", &reply->y},
      {"box-height", &reply->box_height},
      {"warnings", &reply->warnings},
      {"end-magic", &reply->end_magic},
      {"rubbish", &reply->n_rubbish},
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (strcmp (numbers[i].name, name) == 0) {
      *numbers[i].number = value;
      return TRUE;
    }
  }
  return FALSE;
}

static void
spoil_text (Reply *reply, const char *how)
{
  if (strcmp (how, "invalid") == 0) {
    reply->text = "pa\xff\xfe text";
  } else if (strcmp (how, "surrogate") == 0) {
    reply->text = "pa\xed\xa0\x80text";
    reply->text_length = 9;
  } else if (strcmp (how, "nul") == 0) {
    reply->text = "page\0text";
  } else if (strcmp (how, "split-letter") == 0) {
    reply->text = "\xe0\xb8\x81\xe0\xb8\x81\xe0\xb8\x81"; /* the box ends inside the second letter */
  } else if (strcmp (how, "label") == 0) {
    reply->label = "\xc3(";
  } else if (strcmp (how, "latitude") == 0) {
    reply->facts[PB_INTAKE_FACT_LATITUDE] = "nan";
  } else if (strcmp (how, "longitude") == 0) {
    reply->facts[PB_INTAKE_FACT_LONGITUDE] = "181.0";
  }
}

/* Nothing of the parent's may have come along: no variable, no descriptor but the three that are ours. */
static gboolean
is_clean (void)
{
  for (int fd = PB_INTAKE_FD_REPLY + 1; fd < 1024; fd++) {
    if (write (fd, "", 0) >= 0 || errno != EBADF)
      return FALSE;
  }
  for (char **variable = environ; *variable != NULL; variable++) {
    if (!g_str_has_prefix (*variable, "LC_ALL=") && !g_str_has_prefix (*variable, "PATH=")
        && !g_str_has_prefix (*variable, "ASAN_OPTIONS=") && !g_str_has_prefix (*variable, "UBSAN_OPTIONS="))
      return FALSE;
  }
  return TRUE;
}

static void
flood (void)
{
  g_autofree char *chunk = g_malloc0 (1u << 20);

  while (write (PB_INTAKE_FD_REPLY, chunk, 1u << 20) > 0)
    continue;
}

/* Things other than one wrong number; FALSE when @mode is none of them. */
static gboolean
misbehave (const char *mode)
{
  if (strcmp (mode, "silent") == 0) {
    _exit (0);
  } else if (strcmp (mode, "crash") == 0) {
    raise (SIGABRT);
  } else if (strcmp (mode, "exit") == 0) {
    _exit (1);
  } else if (strcmp (mode, "not-confined") == 0) {
    _exit (PB_INTAKE_EXIT_NOT_CONFINED);
  } else if (strcmp (mode, "hang") == 0) {
    while (TRUE)
      pause ();
  } else if (strcmp (mode, "flood") == 0) {
    flood ();
  } else if (strcmp (mode, "resize") == 0) {
    _exit (ftruncate (PB_INTAKE_FD_REPLY, 1) == 0 || ftruncate (PB_INTAKE_FD_REPLY, (off_t) 1 << 40) == 0
               ? 0
               : 1);
  } else if (strcmp (mode, "picture-size") == 0) {
    send_picture (0xffffffffu, 0xffffffffu, 4, 4);
  } else if (strcmp (mode, "picture-wrap") == 0) {
    send_picture (0x40000001u, 1, 4, 4); /* width × 4 wraps to 4 */
  } else if (strcmp (mode, "picture-short") == 0) {
    send_picture (100, 100, 400, 40);
  } else if (strcmp (mode, "picture-stride") == 0) {
    send_picture (10, 10, 4, 400);
  } else if (strcmp (mode, "picture-empty") == 0) {
    send_picture (0, 10, 0, 0);
  } else if (strcmp (mode, "picture-true") == 0) {
    send_picture (10, 10, 40, 400);
  } else {
    return FALSE;
  }
  return TRUE;
}

int
main (void)
{
  Reply reply = truth;
  char mode[64] = {0};
  char *value;

  if (pread (PB_INTAKE_FD_DOCUMENT, mode, sizeof mode - 1, 0) <= 0)
    return 1;
  if (misbehave (mode))
    return 0;
  value = strchr (mode, ':');
  if (value != NULL) {
    *value++ = '\0';
    if (strcmp (mode, "text") == 0)
      spoil_text (&reply, value);
    else if (!spoil_number (&reply, mode,
                            strcmp (value, "nan") == 0 ? QUIET_NAN
                                                       : (guint32) g_ascii_strtoll (value, NULL, 0)))
      return 1;
  } else if (strcmp (mode, "inherit") == 0 && !is_clean ()) {
    return 1;
  }
  send_reply (&reply);
  return 0;
}
