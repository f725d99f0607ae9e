#include "fuzz/helper_image.h"

extern const unsigned char _binary_helper_start[];
extern const unsigned char _binary_helper_end[];

const unsigned char *mf_helper_image(void)
{
    return _binary_helper_start;
}

size_t mf_helper_image_size(void)
{
    return (size_t)(_binary_helper_end - _binary_helper_start);
}
