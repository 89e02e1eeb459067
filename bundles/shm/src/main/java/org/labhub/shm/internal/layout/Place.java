package org.labhub.shm.internal.layout;

/** One field of a shared structure: the tables of places are the layout, and the documents are checked against them. */
public interface Place {

    /** Its name, which is part of the layout's hash. */
    String name();

    /** Its offset from the beginning of its structure. */
    int at();

    /** Its size in bytes. */
    int bytes();
}
