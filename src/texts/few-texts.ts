/**
 * How many changed texts are compiled in the main thread. Another thread has to load all its code first, and slows this one down
 * meanwhile.
 */
export const fewTexts = 3
