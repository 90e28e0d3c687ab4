/** Where the texts of rules without a page are, from the top of the site. */
export const RULE_TEXTS = 'lists/rule-texts.json';
