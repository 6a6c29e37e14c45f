/* fixture.h: a case in a folder of its own, and records of every kind made from the schema.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-error.h"
#include "pb-store.h"

#define NOBODY 65534 /* root may write anywhere: tests of read-only places give that up for a while */

typedef struct {
  char *folder;
  char *path;
  PbStore *store;
} Fixture;

/* A fresh case, open, on a clock that moves on a millisecond a look. */
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Closes and opens it again. */
void fixture_reopen (Fixture *fixture);
guint fixture_count_files (Fixture *fixture);
/* The clock of fixture stores; settable. */
extern gint64 fixture_now;
gint64 fixture_clock (void);

/* A record of @kind; @seed varies its values. @full: optional columns, too. What it refers to is inserted.
 * Inside a gesture. */
PbRecord *fixture_make (PbStore *store, PbKind kind, guint seed, gboolean full);
/* The same, inserted. Returns its id. */
char *fixture_insert (PbStore *store, PbKind kind, guint seed, gboolean full);
/* A value that fits the column. (transfer full) */
char *fixture_value (const PbColumn *column, guint seed);

/* One gesture around one call. */
void fixture_begin (PbStore *store, const char *label);
void fixture_commit (PbStore *store);

/* SQL behind the store's back, with foreign keys off: what a foreign hand could do. Returns rows changed. */
int fixture_tamper (const char *path, const char *sql);
/* The first column of the first row, or NULL. */
char *fixture_ask (const char *path, const char *sql);
/* All rows of all kinds as text: equal texts are equal cases. */
char *fixture_dump (const char *path);
