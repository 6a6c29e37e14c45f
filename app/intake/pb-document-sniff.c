/* pb-document-sniff.c: see pb-document-sniff.h.
 *
 * Our own table instead of shared-mime-info: the answer decides which parser sees hostile bytes and must be
 * the same on every machine. The table only names; whether the file is sound is for the confined program to
 * find out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-document"

#include "config.h"

#include "pb-document-sniff.h"

#include <string.h>

/* Acrobat and Poppler look for the signature this far in. */
#define PDF_SEARCH 1024u

typedef struct {
  guint offset;
  guint length;
  const char *bytes;
  const char *media_type;
  PbIntakeKind kind;
} Signature;

static const Signature signatures[] = {
    {0, 5, "%PDF-", "application/pdf", PB_INTAKE_KIND_PDF},
    {0, 3, "\xff\xd8\xff", "image/jpeg", PB_INTAKE_KIND_JPEG},
    {0, 8, "\x89PNG\r\n\x1a\n", "image/png", PB_INTAKE_KIND_PNG},
    {0, 6, "GIF87a", "image/gif", PB_INTAKE_KIND_NONE},
    {0, 6, "GIF89a", "image/gif", PB_INTAKE_KIND_NONE},
    {0, 4, "II*\0", "image/tiff", PB_INTAKE_KIND_NONE},
    {0, 4, "MM\0*", "image/tiff", PB_INTAKE_KIND_NONE},
    {8, 4, "WEBP", "image/webp", PB_INTAKE_KIND_NONE},
    {8, 4, "WAVE", "audio/x-wav", PB_INTAKE_KIND_NONE},
    {8, 4, "AVI ", "video/x-msvideo", PB_INTAKE_KIND_NONE},
    {4, 8, "ftypheic", "image/heif", PB_INTAKE_KIND_NONE},
    {4, 8, "ftypmif1", "image/heif", PB_INTAKE_KIND_NONE},
    {4, 8, "ftypM4A ", "audio/mp4", PB_INTAKE_KIND_NONE},
    {4, 4, "ftyp", "video/mp4", PB_INTAKE_KIND_NONE},
    {0, 4, "OggS", "application/ogg", PB_INTAKE_KIND_NONE},
    {0, 3, "ID3", "audio/mpeg", PB_INTAKE_KIND_NONE},
    {0, 6, "#!AMR\n", "audio/AMR", PB_INTAKE_KIND_NONE},
    {0, 4, "\x1a\x45\xdf\xa3", "video/x-matroska", PB_INTAKE_KIND_NONE},
    {30, 8, "mimetype", "application/vnd.oasis.opendocument", PB_INTAKE_KIND_NONE},
    {0, 4, "PK\x03\x04", "application/zip", PB_INTAKE_KIND_NONE},
    {0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", PB_INTAKE_KIND_NONE},
    {0, 6, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", PB_INTAKE_KIND_NONE},
    {0, 4, "Rar!", "application/vnd.rar", PB_INTAKE_KIND_NONE},
    {0, 2, "\x1f\x8b", "application/gzip", PB_INTAKE_KIND_NONE},
    {0, 5, "{\\rtf", "application/rtf", PB_INTAKE_KIND_NONE},
    {0, 2, "%!", "application/postscript", PB_INTAKE_KIND_NONE},
};

static const struct {
  const char *ending;
  const char *media_type;
} endings[] = {
    {".pdf", "application/pdf"}, {".jpg", "image/jpeg"},      {".jpeg", "image/jpeg"},
    {".jpe", "image/jpeg"},      {".png", "image/png"},       {".txt", "text/plain"},
    {".text", "text/plain"},     {".csv", "text/plain"},      {".md", "text/plain"},
    {".gif", "image/gif"},       {".tif", "image/tiff"},      {".tiff", "image/tiff"},
    {".webp", "image/webp"},     {".heic", "image/heif"},     {".mp4", "video/mp4"},
    {".zip", "application/zip"}, {".rtf", "application/rtf"},
};

static gboolean
find_pdf (const guint8 *head, gsize length, const char *name)
{
  if (!g_strcmp0 (pb_document_sniff_name (name), "application/pdf"))
    return memmem (head, MIN (length, PDF_SEARCH), "%PDF-", 5) != NULL;
  return FALSE;
}

static gboolean
is_text_control (guint8 byte)
{
  /* Tab, line ends, form feed; escape of ISO-2022; Ctrl-Z, with which old files end. */
  return byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == 0x1b || byte == 0x1a;
}

/* Two-byte text without a byte-order mark shows as one value, the script's block, in most even or most odd
 * places. */
static gboolean
has_two_byte_rhythm (const guint8 *head, gsize length)
{
  for (gsize parity = 0; parity < 2; parity++) {
    guint counts[256] = {0};
    gsize places = 0;
    guint most = 0;

    for (gsize i = parity; i < length; i += 2, places++)
      most = MAX (most, ++counts[head[i]]);
    if (places >= 4 && most * 10 >= places * 6)
      return TRUE;
  }
  return FALSE;
}

static gboolean
looks_like_text (const guint8 *head, gsize length)
{
  if (length >= 2 && ((head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff)))
    return TRUE;
  for (gsize i = 0; i < length; i++) {
    if (head[i] < 0x20 && !is_text_control (head[i]))
      return length % 2 == 0 && has_two_byte_rhythm (head, length);
  }
  return TRUE;
}

const char *
pb_document_sniff_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].media_type;
  }
  return NULL;
}

const char *
pb_document_sniff (const guint8 *head, gsize length, const char *name, PbIntakeKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++) {
    const Signature *signature = &signatures[i];

    if (length >= signature->offset + signature->length
        && memcmp (head + signature->offset, signature->bytes, signature->length) == 0) {
      *out_kind = signature->kind;
      return signature->media_type;
    }
  }
  if (find_pdf (head, length, name)) {
    *out_kind = PB_INTAKE_KIND_PDF;
    return "application/pdf";
  }
  if (looks_like_text (head, length)) {
    *out_kind = PB_INTAKE_KIND_TEXT;
    return "text/plain";
  }
  *out_kind = PB_INTAKE_KIND_NONE;
  return "application/octet-stream";
}
