#include <stdio.h>
#include <string.h>

#include "sum.h"

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("adder 1.2.3");
        return 0;
    }
    printf("%ld\n", sum(argc - 1, argv + 1));
    return 0;
}
