import { createContext, useContext } from 'react';

/** The element that floating parts (menus, tooltips) are put in: the open dialog, or null for the body. */
export const LayerContext = createContext<HTMLElement | null>(null);

/** Of a modal dialog everything outside is inert, so what floats inside it must be mounted inside it. */
export const useLayer = (): HTMLElement | null => useContext(LayerContext);
