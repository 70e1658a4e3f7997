import { useEffect, useState } from 'react';
import { createMeasure, type MeasureText } from './measure.ts';

const family = '"Inter Variable", system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

/** A measure that becomes a new one when the fonts have arrived, so that layouts are made again. */
export function useMeasure(): MeasureText {
  const [measure, setMeasure] = useState<MeasureText>(() => createMeasure(family));
  useEffect(() => {
    if (!('fonts' in document) || document.fonts.status === 'loaded') return;
    let wanted = true;
    document.fonts.ready.then(() => {
      if (wanted) setMeasure(() => createMeasure(family));
    });
    return () => {
      wanted = false;
    };
  }, []);
  return measure;
}
