/*
 * The config line: KEY=VALUE pairs after the word.
 */
#ifndef MF_TEXT_CONFIG_H
#define MF_TEXT_CONFIG_H

#include "fuzz/text_scan.h"

/* Reads to the end of the line. word is where the word config stands. false: the scan has the
 * error. */
bool mf_text_config(struct mf_scan *scan, const char *word, struct mf_config *config);

#endif
