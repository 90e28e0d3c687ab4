/** Which boxes of a checklist are ticked for which deploy, kept in this browser. */

/** So many deploys are remembered; the one not touched for longest is forgotten first. */
const REMEMBERED = 20;

/** By a deploy's name the ids of its ticked boxes, the last touched first. */
type Runs = [name: string, ticked: string[]][];

/** The deploys of one checklist. */
export class RunStore {
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  /** The names of all deploys with a tick, the last touched first. */
  names(): string[] {
    return this.read().map(([name]) => name);
  }

  ticked(name: string): string[] {
    return this.read().find(([other]) => other === name)?.[1] ?? [];
  }

  /** Keeps the ticks of a deploy. One without any is forgotten. */
  keep(name: string, ticked: string[]): void {
    const others = this.read().filter(([other]) => other !== name);
    const runs: Runs = ticked.length > 0 ? [[name, ticked], ...others] : others;
    try {
      localStorage.setItem(this.key, JSON.stringify(runs.slice(0, REMEMBERED)));
    } catch {
      // Without storage the ticks last for this page.
    }
  }

  private read(): Runs {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isRun) : [];
    } catch {
      return [];
    }
  }
}

function isRun(value: unknown): value is Runs[number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]);
}
