// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

/*
 * mora.h: Mora for C, and for every language that can call C.
 *
 *   mora_program* program;
 *   mora_diagnostics* diagnostics;
 *   if (mora_compile_file(path, NULL, &program, &diagnostics) != MORA_OK) { ... }
 *   mora_monitor* monitor;
 *   mora_monitor_new(program, on_finding, NULL, NULL, &monitor);
 *   mora_monitor_push_json(monitor, line, NULL);
 *   mora_monitor_finish(monitor, MORA_NO_TIME);
 *
 * Status. Whatever may fail returns a mora_status; what else it gives comes through pointers, which
 * are set only where a comment says so, and may be NULL where nobody wants to know. No C++ exception
 * leaves a function.
 *
 * Ownership. mora_program, mora_diagnostics, mora_monitor, mora_event_builder and mora_text are
 * owned by whoever was given them, and freed by the function of that name; freeing NULL does nothing.
 * A mora_str is a view: it lives as long as what it was taken from. What a callback is given lives
 * during the call.
 *
 * Threads. A program may be used by any number of threads at once, and freed by any of them.
 * Everything else belongs to one thread at a time. A callback must not call what called it.
 *
 * Units. Instants are microseconds since 1970-01-01T00:00:00Z, lengths of time microseconds, amounts
 * of money minor units of their currency.
 *
 * Versions. Within an ABI version functions, constants and members are only added. A struct that
 * begins with `size` may get more members at its end: its user sets size = sizeof it, and is given
 * and asked for no more than that. Others never change.
 */

#ifndef MORA_H
#define MORA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define MORA_API
#else
#define MORA_API __attribute__((visibility("default")))
#endif

/* ---- Versions ---- */

#define MORA_ABI_VERSION 0

/* MORA_ABI_VERSION of the library, which must be the one of the header. While it is 0 it promises
 * nothing from one version of the library to the next. */
MORA_API uint32_t mora_abi_version(void);
/* "0.1.0" */
MORA_API const char* mora_version(void);

/* ---- Status, texts ---- */

typedef int32_t mora_status;
enum {
  MORA_OK = 0,
  /* A NULL where there must be something, a value that the function does not know. */
  MORA_INVALID_ARGUMENT = 1,
  /* The policy has mistakes: the diagnostics tell them. */
  MORA_INVALID_POLICY = 2,
  /* It cannot be done, and nothing has changed: the message says why. */
  MORA_REFUSED = 3,
  MORA_OUT_OF_MEMORY = 4,
  /* A callback said that it failed. */
  MORA_CALLBACK_FAILED = 5,
  /* A mistake of the library. */
  MORA_INTERNAL = 6
};

/* Text in UTF-8, or bytes; no zero at the end. */
typedef struct mora_str {
  const char* data;
  size_t size;
} mora_str;

typedef struct mora_text mora_text;
MORA_API mora_str mora_text_get(const mora_text* text);
MORA_API void mora_text_free(mora_text* text);

/* ---- Policies ---- */

typedef struct mora_program mora_program;
typedef struct mora_diagnostics mora_diagnostics;

typedef struct mora_compile_options {
  size_t size;
  /* Folders beside the policy's own of which it may include files. */
  const mora_str* include_from;
  size_t include_from_count;
  /* How many clauses it may have; 0: 100 000. */
  uint32_t most_clauses;
} mora_compile_options;

/* Sets *program to NULL where there are mistakes. *diagnostics is always set: also a policy without
 * mistakes may have warnings. `options` may be NULL. */
MORA_API mora_status mora_compile_file(mora_str path, const mora_compile_options* options,
                                       mora_program** program, mora_diagnostics** diagnostics);
/* `name` is what messages call the text; a relative include starts at its folder. */
MORA_API mora_status mora_compile_text(mora_str name, mora_str text,
                                       const mora_compile_options* options, mora_program** program,
                                       mora_diagnostics** diagnostics);

enum { MORA_ERROR = 0, MORA_WARNING = 1, MORA_NOTE = 2 };

typedef struct mora_diagnostic {
  size_t size;
  int32_t severity;
  mora_str id;   /* "M0102" */
  mora_str name; /* "unknown_key" */
  mora_str message;
  mora_str help; /* for this very place; may be empty */
  mora_str file; /* empty where it has no place; then line and column are 0 */
  uint32_t line; /* from 1, as are columns, which count code points */
  uint32_t column;
  uint32_t end_line;
  uint32_t end_column; /* of the first character behind it */
} mora_diagnostic;

MORA_API size_t mora_diagnostics_count(const mora_diagnostics* diagnostics);
MORA_API mora_status mora_diagnostics_get(const mora_diagnostics* diagnostics, size_t index,
                                          mora_diagnostic* diagnostic);
/* All of them for people, with the lines and a caret under each place; empty if there are none. */
MORA_API mora_str mora_diagnostics_text(const mora_diagnostics* diagnostics);
MORA_API void mora_diagnostics_free(mora_diagnostics* diagnostics);

/* A further owner of the same program. */
MORA_API mora_program* mora_program_retain(const mora_program* program);
MORA_API void mora_program_free(mora_program* program);

typedef struct mora_program_info {
  size_t size;
  mora_str policy; /* its name */
  mora_str title_en;
  mora_str title_zh;
  mora_str timezone; /* IANA name */
  mora_str case_key;
  char currency[4]; /* "CNY"; empty if amounts must name theirs */
  uint32_t clause_count;
  uint32_t rule_count;
  uint32_t event_count; /* event types */
} mora_program_info;

typedef struct mora_rule_info {
  size_t size;
  mora_str clause;
  mora_str name; /* under any_of; empty for a clause with one rule */
  mora_str title_en;
  mora_str title_zh;
  mora_str text;
  mora_str role;
  mora_str file;
  uint32_t line;
} mora_rule_info;

enum {
  MORA_KIND_NULL = 0,
  MORA_KIND_BOOLEAN = 1,
  MORA_KIND_NUMBER = 2,
  MORA_KIND_STRING = 3,
  MORA_KIND_TIME = 4,
  MORA_KIND_DURATION = 5,
  MORA_KIND_MONEY = 6,
  MORA_KIND_LIST = 7
};

typedef struct mora_field_info {
  size_t size;
  mora_str name;
  int32_t kind;
} mora_field_info;

MORA_API mora_status mora_program_get(const mora_program* program, mora_program_info* info);
MORA_API mora_status mora_program_rule(const mora_program* program, uint32_t index,
                                       mora_rule_info* info);
/* Event types count from 0, fields of a type too: field 0 is the case key, then comes `by`, then the
 * field of `dedupe` if the policy has one, then the declared fields. */
MORA_API mora_status mora_program_event(const mora_program* program, uint32_t type, mora_str* name,
                                        uint32_t* field_count);
MORA_API mora_status mora_program_field(const mora_program* program, uint32_t type, uint32_t field,
                                        mora_field_info* info);
#define MORA_NOT_FOUND UINT32_MAX
MORA_API uint32_t mora_program_find_event(const mora_program* program, mora_str name);
MORA_API uint32_t mora_program_find_field(const mora_program* program, uint32_t type, mora_str name);

/* What a text says as the time of an event: RFC 3339, or without an offset the local time of the
 * policy's zone. MORA_REFUSED if it is no time. */
MORA_API mora_status mora_program_read_time(const mora_program* program, mora_str text, int64_t* time);

/* What a log calls something: `field` is `time`, `type`, `case`, `by` or a field that an event declares.
 */
typedef struct mora_source_name {
  mora_str field;
  mora_str column;
} mora_source_name;
/* MORA_REFUSED for a field that no event has; `message` says so, with what was meant. */
MORA_API mora_status mora_program_check_source(const mora_program* program, mora_source_name name,
                                               mora_text** message);

/* ---- Events ---- */

#define MORA_NO_TIME INT64_MIN

typedef struct mora_value {
  int32_t kind;
  /* number: it is integer * 10^exponent. */
  int32_t exponent;
  /* money: three letters; all zeros: the policy's. */
  char currency[4];
  union {
    int64_t integer; /* boolean: 0 or 1; number; time, duration: microseconds; money: minor units */
    mora_str text;
    struct {
      const struct mora_value* items;
      size_t count;
    } list;
  } as;
} mora_value;

typedef struct mora_event {
  int64_t time;
  /* What findings name as evidence, from 1; 0: the monitor counts. */
  uint64_t line;
  /* As many as the type has fields; MORA_KIND_NULL for one that the event lacks. */
  const mora_value* fields;
  size_t field_count;
  uint32_t type;
} mora_event;

/* What becomes of an event. */
enum {
  MORA_ACCEPTED = 0,
  MORA_HELD = 1,      /* until `lateness` is over */
  MORA_DUPLICATE = 2, /* passed over: one of its type and id has counted */
  /* Rejected, and nothing has changed but a counter: */
  MORA_TOO_LATE = 3,
  MORA_UNKNOWN_TYPE = 4,
  MORA_TOO_FEW_FIELDS = 5,
  MORA_TIME_OUT_OF_RANGE = 6,
  MORA_BAD_VALUE = 7 /* of another kind than the field's, or out of range; not counted */
};
/* One sentence for people; lives for ever. */
MORA_API mora_str mora_describe_event_status(int32_t event_status);

/* An event by names, its values read as those of a log would be. */
typedef struct mora_event_builder mora_event_builder;
MORA_API mora_status mora_event_builder_new(const mora_program* program, mora_str type,
                                            mora_event_builder** builder);
MORA_API mora_status mora_event_builder_at(mora_event_builder* builder, int64_t time);
/* As mora_program_read_time(). */
MORA_API mora_status mora_event_builder_at_text(mora_event_builder* builder, mora_str timestamp);
MORA_API mora_status mora_event_builder_line(mora_event_builder* builder, uint64_t line);
/* A field of type string takes the text as it is, others what it says: "30.00 CNY", "2h30m". */
MORA_API mora_status mora_event_builder_set_text(mora_event_builder* builder, mora_str field,
                                                 mora_str text);
MORA_API mora_status mora_event_builder_set(mora_event_builder* builder, mora_str field,
                                            const mora_value* value);
/* The first mistake: an unknown type or field, a value that does not fit. Empty if there is none. */
MORA_API mora_str mora_event_builder_error(const mora_event_builder* builder);
MORA_API void mora_event_builder_free(mora_event_builder* builder);

/* ---- Findings ---- */

enum { MORA_VIOLATION = 0, MORA_AMENDED = 1, MORA_LATE = 2, MORA_FINDING_WARNING = 3 };
enum { MORA_EN = 0, MORA_ZH = 1 };

typedef struct mora_money {
  int64_t minor;
  char currency[4]; /* "CNY"; empty: there is none */
  int32_t digits;   /* of the currency's minor unit */
} mora_money;

/* Texts without data, times that are MORA_NO_TIME and amounts without currency are what the finding
 * does not have. include/mora/finding.hpp says what each means. */
typedef struct mora_finding {
  size_t size;
  uint64_t id;
  int32_t kind;
  uint32_t rule;
  mora_str policy;
  mora_str clause;
  mora_str rule_name;
  mora_str case_key;
  mora_str role;
  mora_str person;
  int64_t opened_at;
  int64_t due_at;
  int64_t at;
  mora_money fine;
  const uint64_t* evidence; /* line numbers */
  size_t evidence_count;
  mora_money from; /* amended */
  mora_money to;
  mora_money delta;
  mora_str amending_event;
  int64_t fulfilled_at; /* late */
  int64_t late_by;      /* late */
  mora_str cause_clause;
  int64_t cause_at;
  const void* source; /* for mora_finding_because() */
} mora_finding;

typedef void (*mora_on_finding)(void* context, const mora_finding* finding);

/* One sentence that says why, in MORA_EN or MORA_ZH. */
MORA_API mora_status mora_finding_because(const mora_finding* finding, int32_t language,
                                          mora_text** because);

/* ---- Monitors ---- */

typedef struct mora_monitor mora_monitor;

/* A line or a row that is no event: of a log in JSON, or of a table. */
typedef void (*mora_on_rejection)(void* context, uint64_t line, mora_str reason);

/* Beside or instead of being told to a callback, findings are kept until they are taken. */
enum { MORA_KEEP_NONE = 0, MORA_KEEP_ARROW = 1, MORA_KEEP_JSON = 2 };

typedef struct mora_monitor_options {
  size_t size;
  int64_t lateness; /* how far an event may lie behind the latest one */
  uint64_t max_open; /* 0: any number */
  uint64_t max_open_per_case;
  int32_t keep;
  int32_t language; /* of what is kept */
  mora_on_rejection on_rejection; /* may be NULL; has the context of the findings */
  const mora_source_name* source;
  size_t source_count;
  uint64_t max_line;   /* bytes; 0: 16 MB */
  uint64_t max_field;  /* bytes; 0: 1 MB */
  uint64_t first_line; /* the number of the first line of JSON and of the first row; 0: 1 */
} mora_monitor_options;

/* `on_finding` and `options` may be NULL. A source of which mora_program_check_source() does not approve
 * is MORA_INVALID_ARGUMENT. */
MORA_API mora_status mora_monitor_new(const mora_program* program, mora_on_finding on_finding,
                                      void* context, const mora_monitor_options* options,
                                      mora_monitor** monitor);
MORA_API void mora_monitor_free(mora_monitor* monitor);

MORA_API mora_status mora_monitor_push(mora_monitor* monitor, const mora_event* event,
                                       int32_t* event_status);
/* As many mora_monitor_push(), but faster: a few dozen at a time are enough. `statuses` has room for
 * `count`. */
MORA_API mora_status mora_monitor_push_many(mora_monitor* monitor, const mora_event* events,
                                            size_t count, int32_t* statuses);
/* The builder keeps what it has, and may be changed and pushed again. One with a mistake is
 * MORA_BAD_VALUE. It must be one of mora_monitor_program(). */
MORA_API mora_status mora_monitor_push_built(mora_monitor* monitor,
                                             const mora_event_builder* builder,
                                             int32_t* event_status);

/* What became of lines or rows. */
typedef struct mora_push_counts {
  size_t size;
  uint64_t events;     /* accepted or held */
  uint64_t duplicates; /* passed over */
  uint64_t rejected;   /* told to on_rejection */
  uint64_t unknown;    /* of types that the policy does not have, where it does not reject them */
} mora_push_counts;

/* JSON Lines, in whatever pieces: what stands behind the last line end waits for the next piece, or
 * for the finish. */
MORA_API mora_status mora_monitor_push_json(mora_monitor* monitor, mora_str bytes,
                                            mora_push_counts* counts);

/* The rows of a table, which are numbered on from those of tables before. The stream is taken over:
 * it is a released one afterwards, also after a failure. `message` is set where the table cannot be
 * read (MORA_REFUSED); rows before that have counted. */
struct ArrowArrayStream;
MORA_API mora_status mora_monitor_push_arrow(mora_monitor* monitor, struct ArrowArrayStream* table,
                                             mora_push_counts* counts, mora_text** message);

/* Every event at or before `time` has been delivered: what is due falls due. */
MORA_API mora_status mora_monitor_advance_to(mora_monitor* monitor, int64_t time);
/* The end of the log: takes what is held, then what is due up to `as_of` falls due; MORA_NO_TIME: up
 * to the last event. */
MORA_API mora_status mora_monitor_finish(mora_monitor* monitor, int64_t as_of);
/* When something falls due or a warning is given next; MORA_NO_TIME if nothing is pending. */
MORA_API int64_t mora_monitor_next_due(const mora_monitor* monitor);

/* The findings kept so far; they are no longer kept. The table is one of FindingTable in
 * include/mora/arrow.hpp; whoever has it releases it. */
MORA_API mora_status mora_monitor_take_arrow(mora_monitor* monitor, struct ArrowArrayStream* table);
MORA_API mora_status mora_monitor_take_json(mora_monitor* monitor, mora_text** lines);

typedef struct mora_counters {
  size_t size;
  uint64_t events;
  uint64_t rejected;
  uint64_t violations;
  uint64_t open;
  uint64_t duplicates;
  uint64_t unopened;
} mora_counters;
MORA_API mora_status mora_monitor_counters(const mora_monitor* monitor, mora_counters* counters);

/* A live obligation: neither met nor violated. */
typedef struct mora_open_obligation {
  size_t size;
  uint32_t rule;
  int32_t paused;
  mora_str case_key;
  int64_t opened_at;
  int64_t due_at; /* MORA_NO_TIME while paused, and where it has none */
} mora_open_obligation;
typedef void (*mora_on_open)(void* context, const mora_open_obligation* obligation);
MORA_API mora_status mora_monitor_for_each_open(const mora_monitor* monitor, mora_on_open on_open,
                                                void* context);

/* The program that the monitor runs now; owned by the monitor. */
MORA_API const mora_program* mora_monitor_program(const mora_monitor* monitor);

/* ---- Edited policies, snapshots ---- */

/* What holds for live obligations whose rule changed: include/mora/adoption.hpp. */
enum { MORA_OLD_TERMS = 0, MORA_NEW_TERMS = 1 };

typedef struct mora_adoption {
  size_t size;
  uint64_t open; /* live obligations before; each counts once in what follows */
  uint64_t unchanged;
  uint64_t old_terms;
  uint64_t same_due;
  uint64_t new_due;
  uint64_t late_now;
  uint64_t met;
  uint64_t cancelled;
} mora_adoption;

/* Goes on under an edited policy. `message` is set to what came of it, in one line, or to why it was
 * refused. With `preview` other than 0 nothing is changed. Rules, types and fields are counted anew
 * afterwards: builders and slots that were found before are those of the former program. */
MORA_API mora_status mora_monitor_adopt(mora_monitor* monitor, const mora_program* next,
                                        int32_t terms, int32_t preview, mora_adoption* adoption,
                                        mora_text** message);

/* Takes bytes; other than 0: it failed, and no more come. */
typedef int32_t (*mora_write)(void* context, mora_str bytes);
/* Gives up to `size` bytes (at least one) and how many; 0 where there are no more. */
typedef size_t (*mora_read)(void* context, char* to, size_t size);

/* All that the monitor knows as bytes, and a monitor that goes on from them. `position` comes back
 * from there: how far the host is in its input, in its own words. A piece of a line that waits for
 * its end, and findings kept but not taken, are not in it. */
MORA_API mora_status mora_monitor_snapshot(const mora_monitor* monitor, mora_str position,
                                           mora_write write, void* context);
/* Forgets everything and goes on where the snapshot was taken. Where `program` is of other texts the
 * edited policy is adopted under `terms`; `message` then says what came of it, and where it was
 * refused (MORA_REFUSED) why. `position` and `message` may be NULL, and are set to NULL where there
 * is none. */
MORA_API mora_status mora_monitor_restore(mora_monitor* monitor, const mora_program* program,
                                          mora_read read, void* context, int32_t terms,
                                          mora_text** position, mora_text** message);

/* The same of one case alone, also of one that does not exist yet: for engines that keep the state of
 * each key and move it about. MORA_REFUSED for a policy with `dedupe` or with rules that go by a key
 * of their own; `message` says so. */
MORA_API mora_status mora_monitor_snapshot_case(const mora_monitor* monitor, mora_str case_key,
                                                mora_write write, void* context,
                                                mora_text** message);
/* Forgets everything and goes on with the case, under the very program that the snapshot was taken
 * of. */
MORA_API mora_status mora_monitor_restore_case(mora_monitor* monitor, mora_read read, void* context,
                                               mora_text** message);

#ifdef __cplusplus
}
#endif

#endif
