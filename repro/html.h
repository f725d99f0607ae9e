/* repro html: a run as a page to look at. */
#ifndef REPRO_HTML_H
#define REPRO_HTML_H

/* The command's arguments without its name; returns the exit status. */
int repro_html(int count, char **arguments);

#endif
