#include "sum.h"

#include <stdlib.h>

long sum(int count, char **numbers)
{
    long total = 0;
    for (int index = 0; index < count; index++) {
        total += strtol(numbers[index], NULL, 10);
    }
    return total;
}
