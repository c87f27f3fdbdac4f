// Every sentence of the extension's own, in both languages. What the server says comes in its words.

import { env, workspace } from "vscode";

export type Lang = "en" | "et";

/** The setting, or what the editor itself speaks. */
export function lang(): Lang {
  const wished = workspace.getConfiguration("kava").get<string>("lang");
  return (wished || env.language).startsWith("et") ? "et" : "en";
}

interface Sentences {
  notFound: string;
  notThere(path: string): string;
  settings: string;
  noProgramme: string;
  noFinding: string;
  whichFinding: string;
  previewOf(programme: string): string;
  reportOf(programme: string): string;
  form: string;
  record: string;
  notRunning: string;
  totals: string;
}

const en: Sentences = {
  notFound: "The command kava was not found: install it, or set kava.path.",
  notThere: (path) => `kava.path is ${path}: a command must stand there, by its full path.`,
  settings: "Open the settings",
  noProgramme: "There is no programme here.",
  noFinding: "Nothing was found in this file.",
  whichFinding: "Explain which finding?",
  previewOf: (programme) => `Preview: ${programme}`,
  reportOf: (programme) => `Report: ${programme}`,
  form: "Study programme form",
  record: "Catalogue record",
  notRunning: "Kava is not running.",
  totals: "The programme at the cursor; click for the preview",
};

const et: Sentences = {
  notFound: "Käsku kava ei leitud: paigalda see või määra kava.path.",
  notThere: (path) => `kava.path on ${path}: seal peab olema käsk, täispika teega.`,
  settings: "Ava seaded",
  noProgramme: "Siin ei ole programmi.",
  noFinding: "Selles failis leide ei ole.",
  whichFinding: "Millist leidu selgitada?",
  previewOf: (programme) => `Eelvaade: ${programme}`,
  reportOf: (programme) => `Aruanne: ${programme}`,
  form: "Õppekava vorm",
  record: "Kataloogikirje",
  notRunning: "Kava ei tööta.",
  totals: "Programm kursori kohal; klõps avab eelvaate",
};

export const words = (): Sentences => (lang() === "et" ? et : en);
