/*
 * For the patches under bugs/: how patched code says that it now does something else than the sound
 * core would. Finding a bug takes two things, to run into it and to notice; this tells them apart.
 * The build includes it in front of a patched file.
 */
#ifndef MF_BUG_H
#define MF_BUG_H

/* Who counts; a patched core that is linked without anybody is just wrong. */
__attribute__((weak)) void mf_bug_triggered(void);

static inline void mf_bug_say(void)
{
    if (mf_bug_triggered)
        mf_bug_triggered();
}

/* The value of wrong; says so where right would be another one. Both are evaluated. */
#define MF_BUG(right, wrong)                                                                       \
    ({                                                                                             \
        __typeof__(right) right_ = (right);                                                        \
        __typeof__(right) wrong_ = (wrong);                                                        \
        if (right_ != wrong_)                                                                      \
            mf_bug_say();                                                                          \
        wrong_;                                                                                    \
    })

#endif
