/* pb-pdf-raw.cc: see pb-pdf-raw.h.
 *
 * The one C++ file of Probata. poppler-glib and poppler-cpp sort text into reading order, which tears Thai,
 * Khmer and Burmese letters from their marks (20 of 20 test paragraphs lost); only the core's TextOutputDev
 * gives raw order together with boxes. The text equals `pdftotext -raw` (tests/intake/test-intake.c), except
 * that direction marks are left out and characters no text may hold become U+FFFD.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pdf-raw"

#include "config.h"

/* Poppler's headers are C++ of another manner. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/Page.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/UTF.h>
#pragma GCC diagnostic pop

#include "pb-pdf-raw.h"

#include <cmath>
#include <cstring>
#include <exception>
#include <memory>
#include <unicode/uchar.h>
#include <vector>

/* Poppler's own rules for what pdftotext -raw writes between two words (TextOutputDev.cc, fractions of the
 * font size). */
static constexpr double max_intra_line_delta = 0.5;
static constexpr double min_dup_break_overlap = 0.2;
static constexpr double min_word_spacing = 0.15;

/* Enough for a bundle of 5,000 pages; looking through more only costs time. */
static constexpr int max_examined_objects = 300000;
static constexpr int max_examined_depth = 12;

static std::unique_ptr<GlobalParamsIniter> poppler_globals;

namespace
{

struct Box {
  double x1, y1, x2, y2;
};

/* One page on its way into the reply. */
class PageText
{
public:
  PageText (const Page *page, guint32 *warnings);
  ~PageText ();
  PageText (const PageText &) = delete;
  PageText &operator= (const PageText &) = delete;

  void add (TextWordList &words);
  void send (PbIntakeWriter *writer, const char *label) const;

private:
  void add_word (const TextWord &word);
  void add_run (gsize start, const Box &box);
  void add_character (Unicode character);

  GString *text;
  GByteArray *runs;
  guint32 *warnings;
  double width, height; /* of the page as shown; 0 when impossible */
  double shift_x,
      shift_y; /* from the media box, in which pdftotext counts, to the crop box, which is shown */
};

} // namespace

static void
ignore_error (ErrorCategory category, Goffset position, const char *message)
{
}

PageText::PageText (const Page *page, guint32 *warnings_to)
    : text (g_string_new (nullptr)), runs (g_byte_array_new ()), warnings (warnings_to)
{
  const PDFRectangle *media = page->getMediaBox ();
  const PDFRectangle *crop = page->getCropBox ();
  int rotation = ((page->getRotate () % 360) + 360) % 360;
  bool turned = rotation == 90 || rotation == 270;

  width = turned ? crop->y2 - crop->y1 : crop->x2 - crop->x1;
  height = turned ? crop->x2 - crop->x1 : crop->y2 - crop->y1;
  shift_x = rotation == 0     ? crop->x1 - media->x1
            : rotation == 90  ? crop->y1 - media->y1
            : rotation == 180 ? media->x2 - crop->x2
                              : media->y2 - crop->y2;
  shift_y = rotation == 0     ? media->y2 - crop->y2
            : rotation == 90  ? crop->x1 - media->x1
            : rotation == 180 ? crop->y1 - media->y1
                              : media->x2 - crop->x2;
  /* Negated, so that "not a number" is impossible too. */
  if (!(width > 0 && height > 0 && width <= PB_INTAKE_MAX_PAGE_POINTS
        && height <= PB_INTAKE_MAX_PAGE_POINTS)) {
    width = height = 0;
    *warnings |= PB_INTAKE_WARNING_PAGE_SIZE;
  }
}

PageText::~PageText ()
{
  g_string_free (text, TRUE);
  g_byte_array_unref (runs);
}

void
PageText::add_character (Unicode character)
{
  bool whole = character >= 0x20 || character == '\t' || character == '\n';

  /* Nothing that is no character, ends a C string or steers a terminal. */
  if (!whole || character > 0x10ffff || (character >= 0xd800 && character < 0xe000))
    character = 0xfffd;
  g_string_append_unichar (text, character);
}

static gint32
to_wire (double points)
{
  return (gint32) std::lround (points * 1000);
}

void
PageText::add_run (gsize start, const Box &box)
{
  double x1 = CLAMP (box.x1 - shift_x, 0, width);
  double x2 = CLAMP (box.x2 - shift_x, 0, width);
  double y1 = CLAMP (box.y1 - shift_y, 0, height);
  double y2 = CLAMP (box.y2 - shift_y, 0, height);
  bool inside
      = box.x2 - shift_x > 0 && box.x1 - shift_x < width && box.y2 - shift_y > 0 && box.y1 - shift_y < height;

  if (!(width > 0) || text->len == start)
    return;
  if (!inside) {
    *warnings |= PB_INTAKE_WARNING_TEXT_OUTSIDE_PAGE;
    return;
  }
  pb_intake_protocol_put_u32 (runs, (guint32) start);
  pb_intake_protocol_put_u32 (runs, (guint32) text->len);
  pb_intake_protocol_put_u32 (runs, (guint32) to_wire (x1));
  pb_intake_protocol_put_u32 (runs, (guint32) (to_wire (x2) - to_wire (x1)));
  pb_intake_protocol_put_u32 (runs, (guint32) to_wire (y1));
  pb_intake_protocol_put_u32 (runs, (guint32) (to_wire (y2) - to_wire (y1)));
}

/* Thai, Lao, Burmese, Khmer, Tai scripts, Chinese and Japanese: a box per word would be a box per line. */
static bool
is_written_without_spaces (Unicode c)
{
  return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)
         || (c >= 0x1950 && c <= 0x1aad) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xaa60 && c <= 0xaadf)
         || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000;
}

static bool
is_right_to_left (Unicode c)
{
  UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static bool
is_left_to_right_or_number (Unicode c)
{
  UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
}

/* The order in which a word's characters are read: Poppler keeps right-to-left stretches as they lie on the
 * page. */
static void
order_characters (const TextWord &word, std::vector<int> &order)
{
  int length = word.getLength ();

  order.clear ();
  for (int i = 0; i < length;) {
    int j = i;

    if (!is_right_to_left (*word.getChar (i))) {
      order.push_back (i++);
      continue;
    }
    while (j < length && !is_left_to_right_or_number (*word.getChar (j)))
      j++;
    for (int k = j - 1; k >= i; k--)
      order.push_back (k);
    i = j;
  }
}

/* A letter begins here: not a mark, and not the letter a Khmer or Burmese stacking sign puts below the last
 * one. */
static bool
begins_cluster (Unicode previous, Unicode c)
{
  return !g_unichar_ismark (c) && previous != 0x17d2 && previous != 0x1039;
}

void
PageText::add_word (const TextWord &word)
{
  static thread_local std::vector<int> order;
  bool by_letter = false;
  gsize start = text->len;
  Unicode previous = 0;
  Box box = {0, 0, 0, 0};

  order_characters (word, order);
  for (int i : order)
    by_letter = by_letter || is_written_without_spaces (*word.getChar (i));
  if (!by_letter) {
    for (int i : order)
      add_character (*word.getChar (i));
    word.getBBox (&box.x1, &box.y1, &box.x2, &box.y2);
    add_run (start, box);
    return;
  }
  for (int i : order) {
    Box one = {0, 0, 0, 0};
    Unicode c = *word.getChar (i);

    word.getCharBBox (i, &one.x1, &one.y1, &one.x2, &one.y2);
    if (previous != 0 && begins_cluster (previous, c)) {
      add_run (start, box);
      start = text->len;
      box = one;
    } else {
      box = previous == 0 ? one
                          : Box {MIN (box.x1, one.x1), MIN (box.y1, one.y1), MAX (box.x2, one.x2),
                                 MAX (box.y2, one.y2)};
    }
    add_character (c);
    previous = c;
  }
  add_run (start, box);
}

void
PageText::add (TextWordList &words)
{
  for (int i = 0; i < words.getLength (); i++) {
    const TextWord *word = words.get (i);
    const TextWord *next = i + 1 < words.getLength () ? words.get (i + 1) : nullptr;
    double size = word->getFontSize ();
    double x1, y1, x2, y2, next_x1;

    add_word (*word);
    word->getBBox (&x1, &y1, &x2, &y2);
    if (next != nullptr)
      next->getBBox (&next_x1, &y1, &y2, &y2);
    if (next == nullptr
        || std::fabs (next->getBaseline () - word->getBaseline ()) >= max_intra_line_delta * size
        || next_x1 <= x2 - min_dup_break_overlap * size)
      g_string_append_c (text, '\n');
    else if (next_x1 > x2 + min_word_spacing * size)
      g_string_append_c (text, ' ');
  }
}

void
PageText::send (PbIntakeWriter *writer, const char *label) const
{
  pb_intake_writer_put_page (writer, width, height, label, text->str, text->len, runs);
}

/* "iv", as the document numbers the page at @index (from 0); "" when it does not say. */
static char *
dup_label (PDFDoc *doc, int index)
{
  GooString label;
  GString *utf8 = g_string_new (nullptr);
  Unicode *characters = nullptr;
  int length;

  if (!doc->getCatalog ()->indexToLabel (index, &label))
    return g_string_free (utf8, FALSE);
  length = TextStringToUCS4 (label.toStr (), &characters);
  for (int i = 0; i < length && utf8->len + 4 < PB_INTAKE_MAX_STRING; i++) {
    if (g_unichar_validate (characters[i]) && !g_unichar_iscntrl (characters[i]))
      g_string_append_unichar (utf8, characters[i]);
  }
  gfree (characters);
  return g_string_free (utf8, FALSE);
}

static guint32
examine_name (const char *key, const char *name)
{
  static const struct {
    const char *key;
    const char *name;
    guint32 warning;
  } names[] = {
      {"S", "JavaScript", PB_INTAKE_WARNING_JAVASCRIPT},
      {"S", "Launch", PB_INTAKE_WARNING_LAUNCH_ACTION},
      {"S", "SubmitForm", PB_INTAKE_WARNING_SUBMIT_FORM},
      {"S", "ImportData", PB_INTAKE_WARNING_REMOTE_FILE},
      {"S", "GoToR", PB_INTAKE_WARNING_REMOTE_FILE},
      {"S", "GoToE", PB_INTAKE_WARNING_EMBEDDED_FILE},
      {"S", "URI", PB_INTAKE_WARNING_EXTERNAL_LINK},
      {"S", "Rendition", PB_INTAKE_WARNING_RICH_MEDIA},
      {"S", "Movie", PB_INTAKE_WARNING_RICH_MEDIA},
      {"S", "Sound", PB_INTAKE_WARNING_RICH_MEDIA},
      {"Subtype", "RichMedia", PB_INTAKE_WARNING_RICH_MEDIA},
      {"Subtype", "3D", PB_INTAKE_WARNING_RICH_MEDIA},
      {"Subtype", "Movie", PB_INTAKE_WARNING_RICH_MEDIA},
      {"Subtype", "Screen", PB_INTAKE_WARNING_RICH_MEDIA},
      {"Subtype", "FileAttachment", PB_INTAKE_WARNING_EMBEDDED_FILE},
      {"Type", "EmbeddedFile", PB_INTAKE_WARNING_EMBEDDED_FILE},
      {"FT", "Sig", PB_INTAKE_WARNING_SIGNATURE},
      {"Type", "Sig", PB_INTAKE_WARNING_SIGNATURE},
  };

  guint32 found = 0;

  for (const auto &row : names)
    found |= strcmp (row.key, key) == 0 && strcmp (row.name, name) == 0 ? row.warning : 0;
  return found;
}

static guint32
examine_key (const char *key)
{
  if (strcmp (key, "JS") == 0)
    return PB_INTAKE_WARNING_JAVASCRIPT;
  if (strcmp (key, "OpenAction") == 0 || strcmp (key, "AA") == 0)
    return PB_INTAKE_WARNING_OPEN_ACTION;
  if (strcmp (key, "XFA") == 0)
    return PB_INTAKE_WARNING_XFA_FORM;
  if (strcmp (key, "EmbeddedFiles") == 0 || strcmp (key, "EF") == 0)
    return PB_INTAKE_WARNING_EMBEDDED_FILE;
  return 0;
}

/* Direct content only: every indirect object is looked at on its own, so loops and hiding places do not
 * matter. */
static guint32
examine (const Object &object, int depth)
{
  guint32 found = 0;

  if (depth > max_examined_depth)
    return PB_INTAKE_WARNING_NOT_ALL_EXAMINED;
  if (object.isArray ()) {
    for (int i = 0; i < object.arrayGetLength (); i++)
      found |= examine (object.arrayGetNF (i), depth + 1);
  } else if (object.isDict () || object.isStream ()) {
    Dict *dict = object.isDict () ? object.getDict () : object.getStream ()->getDict ();

    for (int i = 0; i < dict->getLength (); i++) {
      const Object &value = dict->getValNF (i);

      found |= examine_key (dict->getKey (i));
      found
          |= value.isName () ? examine_name (dict->getKey (i), value.getName ()) : examine (value, depth + 1);
    }
  }
  return found;
}

static guint32
examine_all (PDFDoc *doc)
{
  XRef *xref = doc->getXRef ();
  int n_objects = MIN (xref->getNumObjects (), max_examined_objects);
  guint32 found = xref->getNumObjects () > n_objects ? PB_INTAKE_WARNING_NOT_ALL_EXAMINED : 0;

  for (int i = 1; i < n_objects; i++) {
    const XRefEntry *entry = xref->getEntry (i, false);

    if (entry == nullptr || entry->type == xrefEntryFree || entry->type == xrefEntryNone)
      continue;
    found |= examine (xref->fetch (i, entry->type == xrefEntryCompressed ? 0 : entry->gen), 0);
  }
  return found;
}

static PbIntakeStatus
check_document (PDFDoc *doc)
{
  if (!doc->isOk ())
    return doc->getErrorCode () == errEncrypted ? PB_INTAKE_STATUS_ENCRYPTED : PB_INTAKE_STATUS_DAMAGED;
  if (doc->getNumPages () < 1)
    return PB_INTAKE_STATUS_NO_PAGES;
  return doc->getNumPages () > (int) PB_INTAKE_MAX_PAGES ? PB_INTAKE_STATUS_TOO_MANY_PAGES
                                                         : PB_INTAKE_STATUS_OK;
}

static PbIntakeStatus
write_document (const char *data, gsize size, PbIntakeWriter *writer, guint32 *out_place)
{
  guint32 warnings = 0;
  auto note_repair = [&warnings] () { warnings |= PB_INTAKE_WARNING_REPAIRED; };
  PDFDoc doc (new MemStream (data, 0, (Goffset) size, Object (objNull)), {}, {}, nullptr, note_repair);
  PbIntakeStatus status = check_document (&doc);
  TextOutputDev device (nullptr, false, 0, true, false);
  guint32 n_drawn = 0;

  if (status != PB_INTAKE_STATUS_OK)
    return status;
  pb_intake_writer_put_u32 (writer, (guint32) doc.getNumPages ());
  for (int number = 1; number <= doc.getNumPages () && writer->status == PB_INTAKE_STATUS_OK; number++) {
    Page *page = doc.getPage (number);
    g_autofree char *label = dup_label (&doc, number - 1);
    g_autoptr (GByteArray) no_runs = g_byte_array_new ();

    *out_place = (guint32) number;
    if (page == nullptr || !page->isOk ()) {
      /* A hole in the page tree must not move the numbers of the pages behind it. */
      pb_intake_writer_put_page (writer, 0, 0, label, "", 0, no_runs);
      warnings |= PB_INTAKE_WARNING_PAGE_SIZE;
      continue;
    }
    PageText text (page, &warnings);
    /* Media box and no clipping, as pdftotext does: words outside the visible part are evidence too. */
    doc.displayPage (&device, number, 72, 72, 0, true, false, false);
    text.add (*device.makeWordList ());
    text.send (writer, label);
    n_drawn++;
  }
  *out_place = 0;
  if (n_drawn == 0 && writer->status == PB_INTAKE_STATUS_OK)
    return PB_INTAKE_STATUS_NO_PAGES;
  if (doc.isEncrypted ())
    warnings |= PB_INTAKE_WARNING_EMPTY_PASSWORD;
  pb_intake_writer_put_trailer (writer, warnings | examine_all (&doc));
  return writer->status;
}

void
pb_pdf_raw_prepare (void)
{
  poppler_globals = std::make_unique<GlobalParamsIniter> (ignore_error);
}

PbIntakeStatus
pb_pdf_raw_write (const char *data, gsize size, PbIntakeWriter *writer, guint32 *out_place)
{
  try {
    return write_document (data, size, writer, out_place);
  } catch (const std::bad_alloc &) {
    return PB_INTAKE_STATUS_NO_MEMORY;
  } catch (const std::exception &) {
    return PB_INTAKE_STATUS_DAMAGED;
  }
}
