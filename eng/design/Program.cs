Console.WriteLine("Run eng/add-migration NAME.");
