/*
 * A reader that halts for ever between its gate and the floor, for a frame that is long gone: the writer ignores such a gate
 * (fails with -DNOIGN). And why the line of an evicted reader may not be given away while that reader lives: -DEVICT must
 * fail.
 */
#ifndef C
#define C 2
#endif
#define K 1
#ifndef LAST
#define LAST 5
#endif
#define NONE 100
byte sa[C]; byte committed, floorv; byte gate = NONE; byte owner = 0; bool evictedA = false; bool done = false; bool halted=false;
proctype Writer() {
  byte s=0, limit=C, target, g;
  do
  :: s < LAST ->
     do :: s < limit -> break
        :: else -> target = s+K;
           if :: target > C && target-C > floorv -> floorv = target-C :: else skip fi;
           g = gate; limit = target;
#ifndef NOIGN
           if :: g != NONE && g + C < s -> g = NONE :: else skip fi;
#endif
           if :: g != NONE && g + C < limit -> limit = g + C;
#ifdef EVICT
                 if :: owner == 1 && !evictedA -> atomic { evictedA = true; gate = NONE; owner = 0 } :: else skip fi
#endif
              :: else skip
           fi;
           assert(!(halted && s >= limit))     /* it would wait for ever */
     od;
     sa[s%C] = s; committed = s+1; s++
  :: else -> break
  od; done = true
}
proctype A() {            /* stalls in mid-read; evicted; returns */
  byte h, f;
  do :: committed > 0 -> owner = 1; h = committed-1; gate = h; f = floorv;
     if :: h < f -> gate = NONE :: else ->
        skip;             /* here it may sleep for long */
        if :: !evictedA -> gate = NONE :: evictedA -> skip fi; break fi
  :: done -> goto out od;
  if :: evictedA -> gate = NONE :: else skip fi;   /* its late store, had it not looked: the check above and the store are two steps */
out: skip
}
proctype B() {            /* a healthy reader that was given the freed line */
  byte h, f;
endC: (evictedA && owner == 0); owner = 2;
  do :: committed > 0 -> h = committed-1; gate = h; f = floorv;
     if :: h < f -> gate = NONE :: else -> assert(sa[h%C]==h); assert(sa[h%C]==h); gate = NONE fi
  :: done -> break od
}
proctype S() {            /* stops for ever between its gate and the floor, for a frame that is long gone */
  byte h;
endA: (committed > 0); h = committed - 1;
endB: (committed > h + C + 1);
  gate = h; halted = true
}
init { atomic { run Writer();
#ifdef EVICT
 run A(); run B()
#else
 run S()
#endif
 } 
#ifndef EVICT
 (done)
#endif
}
