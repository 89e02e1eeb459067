/*
 * The bell on which the writer sleeps until there is room. Many ring, one sleeps: what doorbell.pml shows, the other way
 * round. Each reader's stores wait in a buffer of its own; a fence, a locked instruction or the writer's barrier empties it.
 *
 *   writer:  before = bell ; flag = 1 ; barrier for the readers ; look at the gates ; sleep while bell is before
 *   reader:  gate++ ; (a fence, with -DFENCE) ; if flag: flag = 0 ; bell++ ; wake
 *
 * -DDEATH: a reader may die anywhere, also between lowering the flag and ringing. Only then may the writer rely on the
 * bound of its sleep; it then clears the dead one's gate. A writer that sleeps for ever is an end that is none.
 * Twins that must fail: -DNOBARRIER nobody fences, -DLATE the flag is lowered after the ring, -DLATEBELL the bell is read
 * after the flag was raised, -DUNBOUND with -DDEATH the sleep has no end.
 */
#ifndef LAST
#define LAST 3
#endif
#ifndef NR
#define NR 2
#endif
byte gate[NR], buffered[NR];          /* what all see, what only that reader sees */
bool dead[NR];
byte deaths = 0;
byte flag = 0, bell = 0;
bool asleep = false;
byte claimed = 0;

inline drain(who) { gate[who] = buffered[who] }

inline drain_all() {
  d_step {
    r = 0;
    do :: r < NR -> gate[r] = buffered[r]; r++ :: else -> break od;
    r = 0
  }
}

inline look() {
  d_step {
    free = true; r = 0;
    do
    :: r < NR -> if :: gate[r] <= claimed -> free = false :: else fi; r++
    :: else -> break
    od;
    r = 0
  }
}

inline clear_dead() {
  d_step {
    r = 0;
    do
    :: r < NR -> if :: dead[r] -> buffered[r] = LAST + 1; gate[r] = LAST + 1 :: else fi; r++
    :: else -> break
    od;
    r = 0
  }
}

inline may_die() {
#ifdef DEATH
  if
  :: me == 0 && deaths == 0 -> atomic { drain(me); dead[me] = true; deaths++; goto gone }
  :: skip
  fi
#else
  skip
#endif
}

proctype Reader(byte me) {
  byte f;
  do
  :: buffered[me] <= LAST ->
     (claimed >= buffered[me] || buffered[me] == 0);    /* there is a frame to be read */
     may_die();
     buffered[me]++;
#ifdef FENCE
     drain(me);
#endif
     f = flag;
     if
     :: f != 0 ->
#ifndef LATE
        atomic { drain(me); flag = 0 };
#endif
        may_die();
        atomic { drain(me); bell++ };
        may_die();
        asleep = false;
#ifdef LATE
        flag = 0;
#endif
        f = 0
     :: else -> skip
     fi
  :: else -> break
  od;
  drain(me);
gone: skip
}

proctype Buffer(byte me) {            /* empties itself at any time */
end0:
  do :: gate[me] < buffered[me] -> drain(me) od
}

proctype Writer() {
  byte before, r = 0;
  bool free;
  do
  :: claimed > LAST -> break
  :: else ->
     look();
     if
     :: free -> claimed++
     :: else ->
#ifndef LATEBELL
        before = bell;
#endif
        flag = 1;
#ifndef FENCE
#ifndef NOBARRIER
        drain_all();
#endif
#endif
        look();
        if
        :: free -> skip
        :: else ->
#ifdef LATEBELL
           before = bell;
#endif
           atomic { if :: bell == before -> asleep = true :: else -> skip fi };
           if
           :: !asleep -> skip
#ifndef UNBOUND
           :: deaths > 0 -> asleep = false; clear_dead()
#endif
           fi
        fi
     fi
  od
}

init {
  byte i = 0;
  atomic {
    run Writer();
    do :: i < NR -> run Reader(i); run Buffer(i); i++ :: else -> break od
  }
}
