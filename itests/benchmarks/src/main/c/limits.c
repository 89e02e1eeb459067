/*
 * What this machine can do without us: the ring of slots, a copy, and a wake-up, in C. It takes a seat in a team as the
 * JVMs do: limits SEAT CONTENDER WORK FOLDER BYTES SLOTS OPTION, then a line a round.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#if defined(__x86_64__)
#define PAUSE() __builtin_ia32_pause()
#else
#define PAUSE() ((void)0)
#endif

enum { PING = 0, PONG = 128, SLOTS_AT = 4096, HEADER = 64, BATCH = 256, PAUSES = 32 };
static const int64_t LINE_NANOS = 20000000;

static int seat;
static char *line, *ring;
static int64_t turn, bytes, slots, stride, next, limit;

static int64_t now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int64_t look(char *at) { return atomic_load_explicit((_Atomic int64_t *)at, memory_order_acquire); }
static void put(char *at, int64_t v) { atomic_store_explicit((_Atomic int64_t *)at, v, memory_order_release); }

static char *map(const char *folder, const char *name, int64_t size) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, O_RDWR | O_CREAT, 0600);
    if (file < 0 || ftruncate(file, size) != 0) { perror(path); exit(1); }
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
}

static void meet(int mine, int theirs) {
    put(line + mine, ++turn);
    while (llabs(look(line + theirs)) < turn) usleep(10);
}

static double throw_ball(void) {
    meet(PING, PONG);
    int64_t began = now(CLOCK_MONOTONIC), first = turn;
    while (turn - first < BATCH || now(CLOCK_MONOTONIC) - began < LINE_NANOS)
        for (int i = 0; i < BATCH; i++) {
            put(line + PING, ++turn);
            while (look(line + PONG) != turn) {}
        }
    double each = (double)(now(CLOCK_MONOTONIC) - began) / (turn - first);
    ++turn;
    put(line + PING, -turn);
    while (look(line + PONG) != turn) {}
    return each;
}

static void throw_back(void) {
    meet(PONG, PING);
    for (;;) {
        ++turn;
        int64_t seen;
        do seen = look(line + PING); while (llabs(seen) != turn);
        put(line + PONG, turn);
        if (seen < 0) return;
    }
}

static double play_line(void) {
    if (seat == 0) return throw_ball();
    if (seat == 1) throw_back();
    return 0;
}

static void ring_write(int64_t value) {
    while (next >= limit) {
        limit = look(ring) + slots;
        if (next >= limit) PAUSE();
    }
    char *at = ring + SLOTS_AT + (next & (slots - 1)) * stride;
    int64_t *words = (int64_t *)(at + HEADER);
    for (int64_t i = 0; i < bytes / 8; i++) words[i] = value;
    put(at, ++next);
}

static void ring_send(int64_t nanos, int64_t *count, int64_t *took) {
    int64_t began = now(CLOCK_MONOTONIC), n = 0;
    while (n % 1024 != 0 || now(CLOCK_MONOTONIC) - began < nanos) ring_write(n++);
    ring_write(-1);
    *count = n;
    *took = now(CLOCK_MONOTONIC) - began;
}

static void ring_receive(int64_t *count, int64_t *took) {
    int64_t n = 0, sum = 0, began = 0;
    for (;;) {
        char *at = ring + SLOTS_AT + (next & (slots - 1)) * stride;
        if (look(at) != next + 1) {
            put(ring, next);
            for (int i = 0; i < PAUSES; i++) PAUSE();
            continue;
        }
        if (n == 0) began = now(CLOCK_MONOTONIC);
        int64_t *words = (int64_t *)(at + HEADER), value = words[0];
        for (int64_t i = 0; i < bytes / 8; i++) sum += words[i];
        next++;
        if (next % 16 == 0) put(ring, next);
        if (value == -1) break;
        n++;
    }
    put(ring, next);
    *count = n + (sum == 1);
    *took = now(CLOCK_MONOTONIC) - began;
}

/* How long a copy of a frame takes while it stays in the cache. */
static void copy(int64_t nanos, int64_t *count, int64_t *took) {
    static char *from, *to;
    if (!from) {
        from = memset(aligned_alloc(4096, (bytes + 4095) / 4096 * 4096), 1, bytes);
        to = memset(aligned_alloc(4096, (bytes + 4095) / 4096 * 4096), 2, bytes);
    }
    int64_t began = now(CLOCK_MONOTONIC), n = 0;
    while (now(CLOCK_MONOTONIC) - began < nanos) {
        memcpy(to, from, bytes);
        __asm__ volatile("" ::: "memory");
        n++;
    }
    *count = n;
    *took = now(CLOCK_MONOTONIC) - began;
}

static long futex(char *word, int what, int value) { return syscall(SYS_futex, word, what, value, NULL, NULL, 0); }

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The one who sleeps tells the median of the time from a store and a wake to its first look. */
static void wake(int64_t nanos, int64_t *count, int64_t *took) {
    static int64_t samples[1 << 16];
    char *word = ring, *stamp = ring + 128, *answer = ring + 256;
    int64_t began = now(CLOCK_MONOTONIC), n = 0;
    *count = *took = 1;
    if (seat == 1) {
        int32_t seen = atomic_load((_Atomic int32_t *)word);
        put(answer, -1);
        for (int last = 0; !last; n++) {
            while (atomic_load((_Atomic int32_t *)word) == seen) futex(word, FUTEX_WAIT, seen);
            seen = atomic_load((_Atomic int32_t *)word);
            samples[n & 0xffff] = now(CLOCK_MONOTONIC) - look(stamp);
            last = look(stamp + 8) == -1;
            put(answer, n + 1);
        }
        if (n > 1 << 16) n = 1 << 16;
        qsort(samples, n, sizeof *samples, compare);
        *took = samples[n / 2];
        return;
    }
    while (look(answer) != -1) usleep(10);
    for (int last = 0; !last; n++) {
        usleep(500);
        last = now(CLOCK_MONOTONIC) - began > nanos;
        put(stamp + 8, last ? -1 : 0);
        put(stamp, now(CLOCK_MONOTONIC));
        atomic_fetch_add((_Atomic int32_t *)word, 1);
        futex(word, FUTEX_WAKE, 1);
        while (look(answer) != n + 1) usleep(10);
    }
    put(answer, 0);
}

int main(int argc, char **argv) {
    if (argc < 7) return 2;
    seat = atoi(argv[1]);
    bytes = atoll(argv[5]);
    slots = atoll(argv[6]);
    stride = HEADER + (bytes + 63) / 64 * 64;
    limit = slots;
    line = map(argv[4], "line", 4096);
    ring = map(argv[4], "ring", SLOTS_AT + slots * stride);
    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("ready");
    for (char text[64]; fgets(text, sizeof text, stdin);) {
        int64_t nanos = atoll(text), count = 0, took = 0;
        double before = play_line();
        int64_t cpu = now(CLOCK_THREAD_CPUTIME_ID), began = now(CLOCK_MONOTONIC);
        if (!strcmp(argv[3], "copy")) copy(nanos, &count, &took);
        else if (!strcmp(argv[3], "wake")) wake(nanos, &count, &took);
        else if (seat == 0) ring_send(nanos, &count, &took);
        else ring_receive(&count, &took);
        double share = (double)(now(CLOCK_THREAD_CPUTIME_ID) - cpu) / (now(CLOCK_MONOTONIC) - began);
        printf("%ld %ld %f %f %f\n", (long)count, (long)took, share, before, play_line());
    }
    return 0;
}
