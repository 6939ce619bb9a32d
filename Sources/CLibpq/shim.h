#ifndef BELLWETHER_CLIBPQ_SHIM_H
#define BELLWETHER_CLIBPQ_SHIM_H

#include <libpq-fe.h>

#endif
