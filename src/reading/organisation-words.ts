/** Words by which a name is known as that of an organisation, in the languages that sources often are in. */

const organisationWords = [
  'agency|agencia|agence|alliance|association|asociación|authority|board|bureau|cent(?:er|re)s?|clinic|coalition',
  'collaboration|college|comisión|comité|commission|committee|company|consortium|corporation|council|department|division',
  'école|federation|foundation|fondation|fundación|fund|group|groupe|gmbh|health|hospital|inc|instit\\p{L}*|investigators',
  'journal|laborator\\p{L}+|limited|ltd|medicine|minist(?:ry|er[iy]o|erium|ère|ério)|museum|network|news|office',
  'organi[sz]a(?:tion|ción|ção)|panel|press|program(?:me)?|project|registry|school|secretariat|service|services',
  'sociedad|société|society|team|times|trust|union|universi\\p{L}*|verband|verein|bundes\\p{L}+|\\p{L}*(?:amt|behörde|gesellschaft|stiftung)',
].join('|')

const organisationWord = new RegExp(`(?:^|\\s)(?:${organisationWords})\\.?(?=\\s|$|,)`, 'iu')

/** Returns whether a name contains a word such as "University". */
export function hasOrganisationWord(text: string): boolean {
  return organisationWord.test(text)
}
