/*
 * Sequence words with the mark, death of the writer after every store, and the takeover; batch claims; observers; a kept
 * position. C slots, K and K2 how far the first writer and its successor run without looking again, N and N2 how many
 * slots they claim at once, HINT after how many frames they announce them (and before and after each batch), LAST frames,
 * DEATHS of writers; with -DVARY the writer claims now one slot, now N.
 *
 * Readers: two in place of any kind; with -DONE only one; with -DOBS an observer that copies; with -DKEPT a SINGLE reader
 * at the block's position, and with -DMIX a SYNC reader beside it; -DBATCH: the gate of a lossy reader rises from frame to
 * frame.
 * Twins that must fail: -DNOMARK (with -DOBS) no mark before the payload, -DFLOORRESET the successor forgets the floor,
 *   -DPRIVFLOOR (-DN=2) a floor that each writer keeps for itself, -DROLLBACK the successor believes the committed hint,
 *   -DLITERAL a queueing reader compares with the floor at every frame, -DCLEARKEPT (with -DKEPT) the position of a dead
 *   reader is cleared, -DNOPOSITION (with -DKEPT) the writer does not look at it, -DNOIGN (with evict-stall) see there,
 *   -DSTEPOVER (with -DHINT and -DVARY) batches are announced as frames are, -DLATEHINT there a batch is announced only afterwards.
 */
#ifndef C
#define C 3
#endif
#ifndef K
#define K 2
#endif
#ifndef K2
#define K2 K          /* successor's K */
#endif
#ifndef LAST
#define LAST 6
#endif
#ifndef DEATHS
#define DEATHS 1
#endif
#ifndef N
#define N 1           /* claim(n) */
#endif
#ifndef N2
#define N2 1
#endif
#define NR 2
#define NONE 100
#define WR 128
byte sa[C]; byte sb[C]; byte se[C];   /* payload halves + epoch of who wrote it */
byte sq[C];                           /* 0 = never, s+1 = committed s, WR = being written */
byte committed = 0;
byte floorv = 0;
byte gate[NR];
bool dead[NR];
byte seen[LAST];                      /* epoch+1 under which somebody saw frame s */
bool done = false;
#ifdef KEPT
byte singleDelivered = 0;             /* next frame a SINGLE reader must get */
#endif
inline die() { if :: deaths < DEATHS -> deaths++; goto takeover :: skip fi }
#ifdef NOPOSITION
#define FIRST 1
#else
#define FIRST 0
#endif
inline scan() {
#ifdef PRIVFLOOR
  if :: target > C -> if :: target - C > myfloor -> myfloor = target - C :: else skip fi; floorv = myfloor :: else skip fi;
#else
  if :: target > C && target - C > floorv -> floorv = target - C :: else skip fi;
#endif
  m = target; i = FIRST;
  do
  :: i < NR ->
     g = gate[i];
     if
#ifndef NOIGN
     :: (g != NONE && g + C < s) -> skip
#endif
     :: (g != NONE && g + C < m
#ifndef NOIGN
        && g + C >= s
#endif
        ) ->
        if :: dead[i] -> gate[i] = NONE
           :: else -> m = g + C fi
     :: else skip
     fi; i++
  :: else -> break
  od;
  limit = m
}
#ifdef STEPOVER
#define LATEHINT
#define BATCHED false
#else
#define BATCHED (n > 1)
#endif
#if defined(HINT) && !defined(LATEHINT)
#define BEGIN if :: BATCHED -> committed = s; die() :: else -> skip fi
#else
#define BEGIN skip
#endif
#ifdef HINT
#define ANNOUNCE if :: BATCHED || (s + n) % HINT == 0 -> committed = s + n :: else -> skip fi
inline newest(x) { x = committed; do :: x < LAST && sq[x % C] == x + 1 -> x++ :: else -> break od }
#else
#define ANNOUNCE committed = s + n
inline newest(x) { x = committed }
#endif
proctype Writer() {
  byte s=0, limit=0, target, m, i, g, deaths=0, ep=0, n=N, kk=K, j;
#ifdef PRIVFLOOR
  byte myfloor = 0;
#endif
  goto start;
takeover:
  ep++; kk = K2; n = N2;
#ifdef PRIVFLOOR
  myfloor = 0;
#endif
#ifdef FLOORRESET
  floorv = 0;
#endif
  s = committed;
#ifndef ROLLBACK
  do :: s < LAST && sq[s % C] == s + 1 -> s++ :: else -> break od;
  committed = s;
#endif
  limit = s;
start:
  do
#ifdef VARY
  :: s < LAST ->
     if :: n = 1 :: s + N <= LAST -> n = N fi;
#else
  :: s + n <= LAST ->
#endif
     do :: s + n <= limit -> break
        :: else -> target = s + (kk >= n -> kk : n); scan() od;
     BEGIN;
     j = 0;
     do :: j < n ->
#ifndef NOMARK
       sq[(s+j) % C] = WR; die();
#endif
       sa[(s+j) % C] = s+j; die();
       sb[(s+j) % C] = s+j; se[(s+j) % C] = ep; die();
       j++
     :: else -> break od;
     j = 0;
     do :: j < n -> sq[(s+j) % C] = s+j+1; die(); j++ :: else -> break od;
     ANNOUNCE; s = s + n; die()
  :: else -> break
  od; done = true
}
#ifndef BYHINT
#define AVAIL(p) (sq[(p) % C] == (p)+1)
#else
#define AVAIL(p) ((p) < committed)
#endif
inline look(h) {
  assert(sa[h % C] == h);
  e = se[h % C];
  if :: seen[h] == 0 -> seen[h] = e + 1 :: else -> assert(seen[h] == e + 1) fi;
  if :: dead[me] = true; goto out :: skip fi;
  assert(sb[h % C] == h)
}
proctype Latest(byte me) {
  byte h, f, e;
  do
  :: committed > 0 ->
     newest(h); h--;
     gate[me] = h;
     f = floorv;
     if
     :: h < f -> gate[me] = NONE
     :: else -> look(h); gate[me] = NONE
     fi
  :: done -> break
  od; out: skip
}
proctype Lossy(byte me) {
  byte p = 0, f, e;
  do
  :: p < LAST && AVAIL(p) ->
     gate[me] = p; f = floorv;
     if
     :: p < f -> p = f; gate[me] = NONE
     :: else -> look(p);
#ifdef BATCH
        p++; gate[me] = p;                 /* the standing gate moves up, no fence, no floor check */
        if :: p < LAST && AVAIL(p) -> look(p); p++ :: else skip fi;
        gate[me] = NONE
#else
        gate[me] = NONE; p++
#endif
     fi
  :: !(p < LAST && AVAIL(p)) && p < floorv -> p = floorv          /* word overwritten: gap */
  :: (done && (p >= committed || p >= LAST)) -> break
  od; out: skip
}
proctype Sync(byte me) {
  byte p, f, e;
  join:
  newest(p); gate[me] = p; f = floorv;
  if :: p < f -> gate[me] = NONE; goto join :: else skip fi;
  do
  :: p < LAST && AVAIL(p) ->
#ifdef LITERAL
     gate[me] = p; f = floorv;
     if :: p < f -> assert(false) :: else skip fi;     /* "that frame is gone" said of a frame that is there */
#endif
     look(p); p++; gate[me] = p
  :: (done && p >= committed) -> break
  od; gate[me] = NONE; out: skip
}
#ifdef KEPT
/* SINGLE_READER: gate[me] IS the kept position; up to 2 lives */
proctype Single(byte me) {
  byte p, f, e, lives = 0;
again:
  p = gate[me];
#ifdef CLEARKEPT
  if :: p == NONE -> p = committed :: else skip fi;
#endif
#ifdef KEPTCHECK
  f = floorv; if :: p < f -> assert(false) :: else skip fi;
#endif
  do
  :: p < LAST && AVAIL(p) ->
     assert(p <= singleDelivered);         /* nothing skipped */
     assert(sa[p % C] == p);
     if :: lives < 1 -> lives++;
#ifdef CLEARKEPT
           gate[me] = NONE;
#endif
           goto again :: skip fi;
     assert(sb[p % C] == p);
     if :: p == singleDelivered -> singleDelivered++ :: else skip fi;
     p++; gate[me] = p
  :: (done && p >= committed) -> break
  od; gate[me] = NONE; out: skip
}
#endif
#ifdef OBS
proctype Observer() {
  byte h, q, a, b, e;
  do
  :: committed > 0 ->
     newest(h); h--;
     q = sq[h % C];
     if :: q == h + 1 ->
        a = sa[h % C]; b = sb[h % C]; e = se[h % C];
#ifdef OBSFLOOR
        if :: h >= floorv -> assert(a == h && b == h) :: else skip fi
#else
        if :: sq[h % C] == q -> assert(a == h && b == h);
              if :: seen[h] == 0 -> seen[h] = e + 1 :: else -> assert(seen[h] == e + 1) fi
           :: else skip fi
#endif
     :: else skip fi
  :: done -> break
  od
}
#endif
init {
  gate[0] = NONE; gate[1] = NONE;
#ifdef KEPT
  gate[0] = 0;
#endif
  atomic {
    run Writer();
#ifdef OBS
    run Observer();
#endif
#ifdef KEPT
    run Single(0);
#else
    if :: run Latest(0) :: run Lossy(0) :: run Sync(0) fi;
#endif
#ifdef MIX
    run Sync(1)
#elif !defined(ONE)
    if :: run Latest(1) :: run Lossy(1) :: run Sync(1) fi
#endif
  }
}
