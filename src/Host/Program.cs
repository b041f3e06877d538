Console.WriteLine("wiker");
