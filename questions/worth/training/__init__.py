"""How the weights of `questions.worth` are learnt from open textbooks; no part of making questions."""
