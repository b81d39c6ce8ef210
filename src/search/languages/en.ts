import type { SearchLanguage } from './language.ts'

/** Splits lists that are written as one text. */
const words = (text: string) => text.trim().split(/\s+/)

/** English, with the spellings of both sides of the Atlantic. */
export const english: SearchLanguage = {
  silent: words(`
    a an the this that these those there here it its is isnt are arent was were be been being am do does doesnt did didnt
    done can cant could would should shall will wont may might must has have had i im ive you your yours he she they them
    their we our us me my mine one ones what whats which who whom whose when where why how if whether or and but nor not no
    of in on at to for from by with without within about into onto as than then so too very just also only even any some
    all every each both more most much many lot lots few less least really actually truly ever never always still yet
    already please get gets got getting go goes going take takes taking give gives given say says said tell tells know
    thing things something anything vs versus per via out up down off over under between among through during after before
    again once because while etc ok yes true fact facts other others mean means
  `),
  asking: words(`
    cure cures cured curing treat treats treated treating treatment treatments heal heals healed healing fix fixes fixed help
    helps helped helping helpful work works worked working effective effectiveness efficacy safe safely safety unsafe
    safer safest danger dangers dangerous harm harms harmful risk risks risky side effect effects cost costs costing price prices pricey
    expensive cheap legal legally illegal allowed approve approved approval regulate regulates regulated
    regulation good bad better best worse worst
    worth false scam scams hoax myth myths fake real legit evidence proof prove proven proved science scientific
    scientifically study studies research trial trials doctor doctors clinic clinics hospital people person patient
    patients long last lasts need needs needed use uses used using usage make makes made cause causes caused stop stops
    reduce reduces relieve relieves relief improve improves prevent prevents reverse reverses regrow regrows rebuild
    rebuilds repair repairs regenerate regenerates slow slows restore restores benefit benefits success successful rate
    rates result results review reviews difference compare compared comparison comparing new latest old therapy therapies
    therapeutic shot shots happen happens replace replaces avoid guaranteed guarantee
  `),
  spellings: [
    [/isation/, 'ization'],
    [/ization/, 'isation'],
    [/is(?=e[ds]?$|ing$|er)/, 'iz'],
    [/iz(?=e[ds]?$|ing$|er)/, 'is'],
    [/ys(?=e[ds]?$|ing$)/, 'yz'],
    [/yz(?=e[ds]?$|ing$)/, 'ys'],
    [/our/, 'or'],
    [/or(?=s?$|ed$|ing$|al)/, 'our'],
    [/re(?=s?$)/, 'er'],
    [/er(?=s?$)/, 're'],
    [/ae/, 'e', 'a'],
    [/oe/, 'e'],
    [/e/, 'ae', 'oe'],
    [/ll(?=ed$|ing$|er)/, 'l'],
    [/l(?=ed$|ing$|er)/, 'll'],
    [/ogue(?=s?$)/, 'og'],
    [/og(?=s?$)/, 'ogue'],
    [/ence(?=s?$)/, 'ense'],
    [/ense(?=s?$)/, 'ence'],
    [/leuc/, 'leuk'],
    [/leuk/, 'leuc'],
    [/sulph/, 'sulf'],
    [/sulf/, 'sulph'],
    [/amme(?=s?$)/, 'am'],
    [/am(?=s?$)/, 'amme'],
    [/grey/, 'gray'],
    [/gray/, 'grey'],
    [/l(?=ment|ful)/, 'll'],
    [/ll(?=ment|ful)/, 'l'],
    [/que(?=s?$)/, 'ck'],
    [/dyk/, 'dik'],
    [/dgement/, 'dgment'],
    [/dgment/, 'dgement'],
    [/practic(?=e)/, 'practis'],
    [/practis(?=e)/, 'practic'],
  ],
  plurals: [
    [/s$/, ''],
    [/$/, 's'],
    [/es$/, ''],
    [/$/, 'es'],
    [/ies$/, 'y'],
    [/y$/, 'ies'],
    [/is$/, 'es'],
    [/es$/, 'is'],
    [/um$/, 'a'],
    [/a$/, 'um'],
    [/us$/, 'i'],
    [/i$/, 'us'],
    [/fe?$/, 'ves'],
    [/ves$/, 'f', 'fe'],
    [/men$/, 'man'],
    [/man$/, 'men'],
    [/^child$/, 'children'],
    [/^children$/, 'child'],
    [/^foot$/, 'feet'],
    [/^feet$/, 'foot'],
    [/tooth$/, 'teeth'],
    [/teeth$/, 'tooth'],
    [/mouse$/, 'mice'],
    [/mice$/, 'mouse'],
  ],
}
