/*
 * The handshake of gates and floor: one writer, readers under every policy, each of which may die in mid-read.
 *
 *   C slots, K how far the writer runs without looking again, LAST frames, NR readers, and which kinds of them
 *   (-DKINDS=1 only lossy in place, 2 only queueing, 0 any).
 * Twins that must fail: -DNOFLOOR the writer does not raise the floor, -DNOCHECK a lossy reader does not compare with it,
 *   -DNOJOIN a queueing reader does not compare when it joins, -DNOSCAN the writer does not look at the last line.
 */
#ifndef C
#define C 3
#endif
#ifndef K
#define K 2
#endif
#ifndef LAST
#define LAST 6
#endif
#ifndef NR
#define NR 2
#endif
#ifndef KINDS
#define KINDS 0
#endif
#define NONE 100
byte sa[C]; byte sb[C];               /* the two halves of each payload */
byte committed = 0;
byte floorv = 0;
byte gate[NR];
bool dead[NR];
bool done = false;

inline scan() {
  target = s + K;
#ifndef NOFLOOR
  if :: target > C && target - C > floorv -> floorv = target - C :: else skip fi;
#endif
  m = target; i = 0;
  do
#ifdef NOSCAN
  :: i < NR - 1 ->
#else
  :: i < NR ->
#endif
     g = gate[i];
     if
     :: g != NONE && g + C < s -> skip            /* was never validated: that frame is long gone */
     :: g != NONE && g + C >= s && g + C < m ->
        if :: dead[i] -> gate[i] = NONE
           :: else -> m = g + C fi
     :: else skip
     fi; i++
  :: else -> break
  od;
  limit = m
}

proctype Writer() {
  byte s = 0, limit = 0, target, m, i, g;
  do
  :: s < LAST ->
     do :: s < limit -> break :: else -> scan() od;
     sa[s % C] = s; sb[s % C] = s;
     committed = s + 1; s++
  :: else -> break
  od; done = true
}

inline look(h) {
  assert(sa[h % C] == h);
  if :: dead[me] = true; goto out :: skip fi;
  assert(sb[h % C] == h)
}

proctype Latest(byte me) {
  byte h, f;
  do
  :: committed > 0 ->
     h = committed - 1;
     gate[me] = h;
     f = floorv;
     if
#ifdef NOCHECK
     :: false -> skip
#else
     :: h < f -> gate[me] = NONE
#endif
     :: else -> look(h); gate[me] = NONE
     fi
  :: done -> break
  od; out: skip
}

proctype BestEffort(byte me) {
  byte p = 0, f;
  do
  :: p < committed ->
     gate[me] = p;
     f = floorv;
     if
#ifdef NOCHECK
     :: false -> skip
#else
     :: p < f -> p = f; gate[me] = NONE
#endif
     :: else -> look(p); gate[me] = NONE; p++
     fi
  :: (done && p >= committed) -> break
  od; out: skip
}

proctype Sync(byte me) {
  byte p, f;
join:
  p = committed; gate[me] = p; f = floorv;
#ifndef NOJOIN
  if :: p < f -> gate[me] = NONE; goto join :: else skip fi;
#endif
  do
  :: p < committed -> look(p); p++; gate[me] = p
  :: (done && p >= committed) -> break
  od; gate[me] = NONE; out: skip
}

inline start(me) {
#if KINDS == 1
  if :: run Latest(me) :: run BestEffort(me) fi
#elif KINDS == 2
  run Sync(me)
#else
  if :: run Latest(me) :: run BestEffort(me) :: run Sync(me) fi
#endif
}

init {
  byte r = 0;
  atomic {
    do :: r < NR -> gate[r] = NONE; r++ :: else -> break od;
    run Writer();
    start(0);
#if NR > 1
    start(1);
#endif
#if NR > 2
    start(2);
#endif
  }
}
