/*
 * The doorbell as it is built: SLEEPERS is a flag that the writer lowers before it rings. The writer's stores wait in a
 * buffer, as they do on the machine; a fence, a locked instruction or somebody else's barrier empties it.
 *
 *   reader:  before = bell ; flag = 1 ; barrier for the writer ; look ; sleep while bell is before
 *   writer:  committed++ ; (a fence, with -DFENCE) ; if flag: flag = 0 ; bell++ ; wake
 *
 * -DDEATH: a reader may die in its sleep. Whoever lives must get every frame: a reader that sleeps for ever is an end that
 * is none.
 * Twins that must fail: -DNOBARRIER nobody fences, -DLATE the flag is lowered after the ring, -DLATEBELL the bell is read
 * after the flag was raised, -DCOUNT with -DDEATH a count of sleepers instead of a flag.
 */
#ifndef LAST
#define LAST 3
#endif
#define NR 2
byte committed = 0, buffered = 0;     /* what all see, what only the writer sees */
byte flag = 0;
byte bell = 0;
bool asleep[NR];
byte raised = 0, rings = 0;

inline drain() { committed = buffered }

proctype Writer() {
  byte f;
  do
  :: buffered < LAST ->
     buffered++;
#ifdef FENCE
     drain();
#endif
     f = flag;
     if
     :: f != 0 ->
#ifdef COUNT
        atomic { drain(); bell++; rings++ };
#elif defined(LATE)
        atomic { drain(); bell++; rings++ };
        atomic { asleep[0] = false; asleep[1] = false };
        flag = 0;
#else
        atomic { drain(); flag = 0 };
        atomic { bell++; rings++ };
#endif
        atomic { asleep[0] = false; asleep[1] = false }
     :: else -> skip
     fi
  :: else -> break
  od;
  drain();
  assert(rings <= raised)
}

active proctype Buffer() {            /* empties itself at any time */
end0:
  do :: committed < buffered -> drain() od
}

proctype Reader(byte me) {
  byte seen = 0, before;
  do
  :: seen == LAST -> break
  :: else ->
     if
     :: committed > seen -> seen = committed
     :: else ->
#ifdef LATEBELL
        atomic { flag = 1; raised++ };
#else
        before = bell;
#ifdef COUNT
        atomic { flag++; raised++ };
#else
        atomic { flag = 1; raised++ };
#endif
#endif
#ifndef FENCE
#ifndef NOBARRIER
        drain();
#endif
#endif
        if
        :: committed > seen -> skip
        :: else ->
#ifdef LATEBELL
           before = bell;
#endif
           atomic {
             if
             :: bell == before -> asleep[me] = true
             :: else -> skip
             fi
           };
#ifdef DEATH
           if :: me == 0 -> goto gone :: skip fi;
#endif
           !asleep[me]
        fi;
#ifdef COUNT
        flag--;
#endif
        skip
     fi
  od;
gone: skip
}

init { atomic { run Writer(); run Reader(0); run Reader(1) } }
