import type { SearchLanguage } from './language.ts'

/** Splits lists that are written as one text. */
const words = (text: string) => text.trim().split(/\s+/)

/** French. Folded words have no accents and no cedilla; what is left of an elision is a word of its own. */
export const french: SearchLanguage = {
  silent: words(`
    le la les l un une des d du de au aux a en et ou ni mais donc or car que qu qui quoi dont ce c cet cette ces ca cela
    ceci est sont etait etaient sera seront etre ete suis es sommes etes ai as avons avez ont avait avoir eu il elle ils
    elles on nous vous je j tu me m te t se s lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos y ne n pas
    plus moins tres trop si aussi avec sans pour par sur sous dans entre vers chez contre comme comment combien quand pourquoi quel
    quelle quels quelles lequel laquelle quelque quelques tout tous toute toutes peut peuvent pouvoir doit doivent faut fait
    font vraiment vrai verite lorsqu lorsque puisqu puisque jusqu quoiqu alors encore deja meme
  `),
  asking: words(`
    guerir guerit guerissent guerison soigner soigne soignent soin soins traiter traite traitent traitement traitements
    aider aide aident marcher marche marchent fonctionner fonctionne fonctionnent agir agit efficace efficaces efficacite
    sure surs sures securite danger dangers dangereux dangereuse risque risques risquee effet effets secondaire
    secondaires indesirable indesirables cout couts coute coutent prix cher chere legal legale illegal illegale interdit
    interdite autorise autorisee approuve approuvee bon bonne mauvais mauvaise mieux meilleur meilleure pire preuve preuves
    prouve prouvee etude etudes medecin medecins clinique cliniques patient patients gens personnes servir sert servent
    soulager soulage ameliorer ameliore prevenir previent reduire reduit remplacer remplace therapie therapies
  `),
  spellings: [
    [/oe/, '\u0153', 'e'],
    [/\u0153/, 'oe', 'e'],
    [/ae/, '\u00e6', 'e'],
    [/\u00e6/, 'ae', 'e'],
    [/ph/, 'f'],
    [/f/, 'ph'],
    [/y/, 'i'],
    [/i/, 'y'],
  ],
  plurals: [
    [/[sx]$/, ''],
    [/$/, 's', 'x'],
    [/aux$/, 'al', 'ail'],
    [/ai?l$/, 'aux'],
  ],
  hasElisions: true,
  inversion: /-(?:t-)?(?=(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)(?![\p{L}\p{M}\p{N}-]))/giu,
}
