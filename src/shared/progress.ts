/**
 * Takes how far a piece of work is. It may be called after every step, because whoever shows it decides how often.
 *
 * @param done how many steps are finished
 * @param total how many there are
 * @param noun what the steps are, in the plural, if that is not obvious from the name of the work
 */
export type OnProgress = (done: number, total: number, noun?: string) => void
