/*
 * A queueing reader that an operator evicts at any moment, whether it stands still or not, and that comes back. Its line gets
 * a tombstone: the writer ignores its gate, and nobody gets the line before it has acknowledged. It looks at the tombstone
 * after it has decoded a frame and before it delivers it. Broken twins: -DREUSE frees the line at once, so that a late store
 * of the evicted one withdraws another's gate; -DNOLOOK delivers what it decoded; -DLOOKFIRST looks before it decodes.
 */
#ifndef C
#define C 2
#endif
#ifndef LAST
#define LAST 5
#endif
#define NONE 100

byte sa[C];
byte committed, floorv;
byte gate = NONE, owner = 0, tomb = 0;

proctype Writer() {
  byte s = 0, limit = 0, target, g, o, t;
  do
  :: s < LAST ->
     do
     :: s < limit -> break
     :: else ->
        target = s + 1;
        if :: target > C && target - C > floorv -> floorv = target - C :: else skip fi;
        limit = target;
        g = gate;
        if
        :: g + C < target && g + C >= s ->
           o = owner; t = tomb;
           if :: o != 0 && o == t -> skip :: else -> limit = g + C fi
        :: else skip
        fi
     od;
     sa[s % C] = 50;      /* the mark */
     sa[s % C] = s;
     committed = s + 1;
     s++
  :: else -> break
  od
}

/* Takes the line when it is free, reads every frame from where it joined, may be evicted; ends when it has noticed. */
proctype Reader(byte me) {
  byte next, f, v, t;
  atomic { owner == 0 && gate == NONE -> owner = me }
  next = committed; gate = next;
  f = floorv;
  do
  :: next < f -> next = committed; gate = next; f = floorv
  :: else -> break
  od;
  do
  :: next >= LAST -> break
  :: next < LAST && committed > next ->
#ifdef LOOKFIRST
     t = tomb;
     v = sa[next % C];
#else
     v = sa[next % C];
     t = tomb;
#endif
#ifndef NOLOOK
     if :: t == me -> break :: else skip fi;
#endif
     assert(v == next);   /* delivered */
     next++;
     gate = next          /* a late store: it may have been evicted since */
  :: tomb == me -> break
  od;
  gate = NONE;
  if :: owner == me -> owner = 0 :: else skip fi
}

proctype Operator() {
  byte seen;
  seen = owner;
  if
  :: seen == 1 ->
     tomb = seen;
#ifdef REUSE
     gate = NONE; owner = 0
#endif
  :: else skip
  fi
}

init {
  atomic { run Writer(); run Reader(1); run Reader(2); run Operator() }
}
