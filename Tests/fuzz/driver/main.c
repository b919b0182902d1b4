// Gives libFuzzer's inputs to one of the targets in Tests/FuzzTargets: TARGET SEEDS [libFuzzer's arguments].
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int normreport_fuzz_choose(const char *name, const char *folder);
int normreport_fuzz_read(const uint8_t *bytes, size_t count);
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*read)(const uint8_t *, size_t));

int main(int argc, char **argv) {
    if (argc < 3 || normreport_fuzz_choose(argv[1], argv[2]) != 0) {
        fprintf(stderr, "fuzz: TARGET SEEDS [libFuzzer's arguments]; is there such a target, and such a folder?\n");
        return 64;
    }
    argv[2] = argv[0];
    argc -= 2;
    argv += 2;
    return LLVMFuzzerRunDriver(&argc, &argv, normreport_fuzz_read);
}
