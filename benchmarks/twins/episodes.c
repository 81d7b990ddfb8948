/* The episode definitions in one pass over plain arrays: how fast measuring could be at most. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SETBACK, RESPONSE, GOVERNANCE };
enum { LEARNING, BLAMING, MIXED };
enum { L_NONE, L_LEARNING, L_BLAME, L_TO_LEARNING, L_TO_BLAME, L_MIXED, L_NOT_CLEAR };

typedef struct {
    int64_t rows, orgs;
    const int32_t *collaboration, *day, *first, *last;
    const int8_t *precision, *kind, *stance;
    const uint8_t *facets;
    const uint8_t *relevant, *answering;          /* by row: said or by nature; a mode change or a kept review */
    const uint8_t *counts;
    const int8_t *sectors;                        /* by organization, -1 when unknown */
    const int64_t *actors_at; const int32_t *actors;
    const int64_t *directed_at; const int32_t *directed;
    const int64_t *answers_at; const int32_t *answers;
} Codes;

typedef struct {
    int64_t *setback, *member_at; int32_t *member;
    int8_t *label; uint8_t *unsure;
    int32_t *response, *learning, *governance;
    uint8_t *coarse, *facets; int8_t *learnt, *blamed; uint8_t *relevant, *adapted;
} Table;

static const Codes *by;   /* for qsort */

static int earlier(int64_t a, int64_t b) {
    if (by->collaboration[a] != by->collaboration[b]) return by->collaboration[a] < by->collaboration[b];
    if (by->day[a] != by->day[b]) return by->day[a] < by->day[b];
    return a < b;
}

static int compare(const void *a, const void *b) {
    return earlier(*(const int64_t *)a, *(const int64_t *)b) ? -1 : 1;
}

static int label_of(int first, int last, int only) {
    if (only) return first == LEARNING ? L_LEARNING : first == BLAMING ? L_BLAME : L_MIXED;
    if (first != LEARNING && last == LEARNING) return L_TO_LEARNING;
    if (first != BLAMING && last == BLAMING) return L_TO_BLAME;
    return L_MIXED;
}

static int coded(const Codes *c, int32_t row) {
    return c->kind[row] == RESPONSE && c->stance[row] >= LEARNING && c->stance[row] <= MIXED;
}

static int inexact(const Codes *c, int64_t row) { return c->precision[row] != 0; }

static int overlap(const Codes *c, int32_t a, int32_t b) {
    return (inexact(c, a) || inexact(c, b)) && c->first[a] <= c->last[b] && c->first[b] <= c->last[a];
}

/* Would the label change if two coded rows with overlapping periods swapped places? */
static int order_unknown(const Codes *c, const int32_t *rows, int n, int label) {
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
            if (overlap(c, rows[i], rows[j])) {
                int first = c->stance[i == 0 ? rows[j] : rows[0]];
                int last = c->stance[j == n - 1 ? rows[i] : rows[n - 1]];
                if (label_of(first, last, 0) != label) return 1;
            }
    return 0;
}

static void lag(const Codes *c, int64_t setback, int32_t row, int32_t *days, uint8_t *coarse, int bit) {
    if (*days >= 0) return;
    int32_t passed = c->day[row] - c->day[setback];
    *days = passed < 0 ? 0 : passed;
    if (inexact(c, row) || inexact(c, setback)) *coarse |= 1 << bit;
}

typedef struct { int actor, sector, alone, several, sectors, loners, back, arrows, room; int32_t (*arrow)[2]; } People;

static void learnt(const Codes *c, int32_t row, People *p) {
    for (int64_t at = c->actors_at[row]; at < c->actors_at[row + 1]; at++) {
        int actor = c->actors[at], sector = c->sectors[actor];
        if (p->actor < 0) p->actor = actor; else if (p->actor != actor) p->several = 1;
        if (sector < 0) continue;
        if (p->sector < 0) p->sector = sector; else if (p->sector != sector) p->sectors = 1;
    }
}

static void blamed(const Codes *c, int32_t row, People *p) {
    int64_t from = c->actors_at[row], to = c->actors_at[row + 1];
    if (to - from == 1) {
        if (p->alone < 0) p->alone = c->actors[from]; else if (p->alone != c->actors[from]) p->loners = 1;
    }
    for (int64_t a = from; a < to; a++)
        for (int64_t d = c->directed_at[row]; d < c->directed_at[row + 1]; d++) {
            int32_t one = c->actors[a], other = c->directed[d];
            if (one == other) continue;
            for (int k = 0; k < p->arrows; k++) p->back |= p->arrow[k][0] == other && p->arrow[k][1] == one;
            if (p->arrows == p->room) p->arrow = realloc(p->arrow, (p->room = 2 * p->room + 8) * sizeof *p->arrow);
            p->arrow[p->arrows][0] = one; p->arrow[p->arrows++][1] = other;
        }
}

static void measure(const Codes *c, Table *t, int64_t e, int32_t *read, People *p) {
    int64_t setback = t->setback[e]; int n = 0, responses = 0, learns = 0, blames = 0, only = 1;
    *p = (People){ .actor = -1, .sector = -1, .alone = -1, .room = p->room, .arrow = p->arrow };
    t->response[e] = t->learning[e] = t->governance[e] = -1;
    t->coarse[e] = inexact(c, setback); t->facets[e] = 0; t->adapted[e] = 0; int32_t answered = -1; uint8_t unused = 0;
    for (int64_t at = t->member_at[e]; at < t->member_at[e + 1]; at++) {
        int32_t row = t->member[at];
        if (c->kind[row] == GOVERNANCE) lag(c, setback, row, &t->governance[e], &t->coarse[e], 3);
        if (c->answering[row]) lag(c, setback, row, &answered, &unused, 0);
        if (c->kind[row] != RESPONSE) continue;
        responses++;
        lag(c, setback, row, &t->response[e], &t->coarse[e], 1);
        if (!coded(c, row)) continue;
        read[n++] = row;
        only &= c->stance[row] == c->stance[read[0]];
        if (c->stance[row] != BLAMING) {
            learns = 1; learnt(c, row, p); t->facets[e] |= c->facets[row];
            lag(c, setback, row, &t->learning[e], &t->coarse[e], 2);
        }
        if (c->stance[row] != LEARNING) { blames = 1; blamed(c, row, p); }
    }
    int label = !responses ? L_NONE : !n ? L_NOT_CLEAR : label_of(c->stance[read[0]], c->stance[read[n - 1]], only);
    int same = n && only && c->stance[read[0]] != MIXED;
    t->unsure[e] = n && !same && order_unknown(c, read, n, label);
    t->label[e] = t->unsure[e] ? L_MIXED : label;
    t->learnt[e] = p->sectors ? 0 : p->several ? 1 : learns ? 2 : 3;
    t->blamed[e] = p->back || p->loners ? 0 : blames ? 1 : 2;
    t->relevant[e] = c->relevant[setback];
    t->adapted[e] = answered >= 0 && answered <= 90;
}

/* Fills the table, which has room for every row; the number of episodes. */
int64_t episodes(const Codes *c, Table *t) {
    int64_t n = 0, widest = 0; int sorted = 1;
    int64_t *episode = malloc(c->rows * sizeof *episode);
    by = c;
    for (int64_t row = 0; row < c->rows; row++) {
        episode[row] = -1;
        if (c->kind[row] != SETBACK || !c->counts[row]) continue;
        if (n && !earlier(t->setback[n - 1], row)) sorted = 0;
        t->setback[n++] = row;
    }
    if (!sorted) qsort(t->setback, n, sizeof *t->setback, compare);
    for (int64_t e = 0; e < n; e++) episode[t->setback[e]] = e;
    memset(t->member_at, 0, (n + 1) * sizeof *t->member_at);
    for (int64_t row = 0; row < c->rows; row++)
        if (c->counts[row])
            for (int64_t at = c->answers_at[row]; at < c->answers_at[row + 1]; at++)
                if (episode[c->answers[at]] >= 0) t->member_at[episode[c->answers[at]] + 1]++;
    for (int64_t e = 0; e < n; e++) {
        if (t->member_at[e + 1] > widest) widest = t->member_at[e + 1];
        t->member_at[e + 1] += t->member_at[e];
    }
    int64_t *next = malloc((n + 1) * sizeof *next);
    memcpy(next, t->member_at, (n + 1) * sizeof *next);
    for (int64_t row = 0; row < c->rows; row++)
        if (c->counts[row])
            for (int64_t at = c->answers_at[row]; at < c->answers_at[row + 1]; at++) {
                int64_t e = episode[c->answers[at]];
                if (e < 0) continue;
                int64_t place = next[e]++;  /* insertion by day: members come nearly in order */
                while (place > t->member_at[e] && c->day[t->member[place - 1]] > c->day[row]) {
                    t->member[place] = t->member[place - 1]; place--;
                }
                t->member[place] = (int32_t)row;
            }
    int32_t *read = malloc((widest + 1) * sizeof *read);
    People people = { 0 };
    for (int64_t e = 0; e < n; e++) measure(c, t, e, read, &people);
    free(people.arrow); free(read); free(next); free(episode);
    return n;
}
