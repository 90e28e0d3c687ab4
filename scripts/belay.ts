#!/usr/bin/env node
/** The command line in this repository: `npm run -s belay -- VERB`. */
import '../src/cli/bin.ts';
