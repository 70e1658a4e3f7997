import { findCauses } from '#core/rootcause/findCauses.ts';
import { createCauseFinder } from '#engine/causes/createCauseFinder.ts';
import { serveCauses } from '#engine/causes/serveCauses.ts';

serveCauses(createCauseFinder(findCauses));
