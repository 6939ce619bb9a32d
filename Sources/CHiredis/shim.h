// Only the formatter and the reader are used: hiredis's own sockets die of SIGPIPE, block in DNS and time out per read.
#ifndef BELLWETHER_CHIREDIS_SHIM_H
#define BELLWETHER_CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>
#include <hiredis/read.h>

#endif
