#pragma once

typedef struct _PbDateRange PbDateRange;

typedef struct {
  int first;
} PbSpan;

int pb_span_days (const PbSpan *span);
