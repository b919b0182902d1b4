#pragma once

enum { nr_most_parts = 256 };

/// Calls the body for every part, each in a thread of its own but part 0 in the caller's, and waits for all.
/// `parts` is at most nr_most_parts.
void nr_parallel(int parts, void (*body)(void *context, int part), void *context);
