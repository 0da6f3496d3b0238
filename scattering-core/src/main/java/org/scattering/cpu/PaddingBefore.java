package org.scattering.cpu;

/**
 * Two lines of the cache before the fields of an object that changes for every row or stage; a last class in its hierarchy has two
 * more behind them. After a garbage collection the small objects of several threads' workspaces lie side by side, and a
 * thread that changes one of its own would take the line away from another one.
 */
abstract class PaddingBefore {
    /** Fills the gap behind the object's header, where a field of the next class would otherwise find room. */
    int gap;

    long before0;
    long before1;
    long before2;
    long before3;
    long before4;
    long before5;
    long before6;
    long before7;
    long before8;
    long before9;
    long before10;
    long before11;
    long before12;
    long before13;
    long before14;
    long before15;
}
