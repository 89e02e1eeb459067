/*
 * Inside one process the kernel parts nobody. An end is taken away from the thread that uses it: that thread says that it
 * is inside, then looks whether the end is closed; who revokes closes it, makes that thread pass a safepoint, and looks
 * whether it is inside. If it does not come out in time, the block is left to it and the channel moves to another block.
 * Never may two threads be able to store into one ring.
 *
 * Twins that must fail: -DNOSAFEPOINT the thread's store may still wait in its buffer, -DIMPATIENT the lease is given on
 * although it is inside, -DLOOKFIRST the thread looks before it says that it is inside.
 */
bool inside = false, insideBuffered = false;
bool closed = false;
bool leaseFree = false, moved = false;
byte storing = 0;

inline drain() { inside = insideBuffered }

proctype Driver() {
  byte writes = 0;
  do
  :: writes < 2 ->
#ifdef LOOKFIRST
     if :: closed -> break :: else -> skip fi;
     insideBuffered = true;
#else
     insideBuffered = true;
     if :: closed -> insideBuffered = false; break :: else -> skip fi;
#endif
     storing++;
     assert(storing == 1);
     storing--;
     insideBuffered = false;
     writes++
  :: else -> break
  od;
  drain()
}

active proctype Buffer() {
end0:
  do :: inside != insideBuffered -> drain() od
}

proctype Revoker() {
  bool seen;
  closed = true;
again:
#ifndef NOSAFEPOINT
  drain();
#endif
  seen = inside;
  if
  :: !seen -> leaseFree = true
  :: seen ->
#ifdef IMPATIENT
     leaseFree = true
#else
     if :: goto again :: moved = true fi    /* there is patience left, or there is not */
#endif
  fi
}

proctype Successor() {
  if
  :: leaseFree ->
     storing++;
     assert(storing == 1);
     storing--
  :: moved -> skip                          /* writes elsewhere */
  fi
}

init { atomic { run Driver(); run Revoker(); run Successor() } }
