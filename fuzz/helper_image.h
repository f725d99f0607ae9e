/* The helper process's program, as part of whoever starts it (tools/fuzzing/embed.bzl). */
#ifndef MF_HELPER_IMAGE_H
#define MF_HELPER_IMAGE_H

#include <stddef.h>

const unsigned char *mf_helper_image(void);
size_t mf_helper_image_size(void);

#endif
